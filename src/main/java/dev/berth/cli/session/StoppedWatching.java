package dev.berth.cli.session;

import dev.berth.problem.Code;
import dev.berth.run.Outcome;
import java.util.List;

/// What is said when somebody stops watching a deploy: a swarm goes on by itself with what it was
/// told, and what it was not told yet does not begin.
final class StoppedWatching {
  private static final int FEW = 3;

  private StoppedWatching() {}

  static String text(Outcome outcome, String stack) {
    List<String> waited =
        outcome.problems().stream()
            .filter(problem -> problem.code() == Code.INTERRUPTED)
            .map(problem -> problem.message().replace(": interrupted", ""))
            .sorted()
            .toList();
    String rest =
        outcome.skipped() == 0
            ? ""
            : " %s step%s not begun: run the same command again for %s."
                .formatted(
                    outcome.skipped(),
                    outcome.skipped() == 1 ? " has" : "s have",
                    outcome.skipped() == 1 ? "it" : "them");
    return "Stopped watching%s.%s \"berth stack ps %s\" shows how it goes."
        .formatted(goesOn(waited), rest, stack);
  }

  private static String goesOn(List<String> waited) {
    if (waited.isEmpty()) {
      return "";
    }
    int more = waited.size() - FEW;
    String some = String.join(", ", more > 0 ? waited.subList(0, FEW) : waited);
    return "; the swarm goes on with " + some + (more > 0 ? " and " + more + " more" : "");
  }
}
