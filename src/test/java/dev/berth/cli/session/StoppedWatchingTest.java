package dev.berth.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppedWatchingTest {

  @Test
  void ofFewServicesEachIsNamed() {
    assertThat(text(0, "service s_web", "service s_db"))
        .isEqualTo(
            "Stopped watching; the swarm goes on with service s_db, service s_web."
                + " \"berth stack ps s\" shows how it goes.");
  }

  @Test
  void ofManyServicesTheFirstAreNamed() {
    assertThat(text(1, "service s_e", "service s_d", "service s_c", "service s_b", "service s_a"))
        .isEqualTo(
            "Stopped watching; the swarm goes on with service s_a, service s_b, service s_c and 2"
                + " more. 1 step has not begun: run the same command again for it."
                + " \"berth stack ps s\" shows how it goes.");
  }

  @Test
  void whereNothingGoesOnNothingIsNamed() {
    assertThat(text(2))
        .isEqualTo(
            "Stopped watching. 2 steps have not begun: run the same command again for them."
                + " \"berth stack ps s\" shows how it goes.");
  }

  private static String text(int skipped, String... waited) {
    List<Problem> problems = new ArrayList<>();
    for (String resource : waited) {
      problems.add(Problem.error(Code.INTERRUPTED, resource + ": interrupted"));
    }
    return StoppedWatching.text(new Outcome(problems, 0, skipped, true, false), "s");
  }
}
