package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.run.Outcome;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.RealStacks;
import dev.berth.testing.TestImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack that is as its file says needs no change: nothing that the manager has filled in is
/// taken for a difference.
@OnSwarm
class RealStacksIT {
  private static final int AT_ONCE = 4;

  @TempDir Path directory;

  @Test
  void needNoChange() {
    Engines.swarm().nodes().forEach(TestImages::on);
    List<String> names = RealStacks.all();
    assertThat(names).isNotEmpty();
    Map<String, String> changes = new ConcurrentHashMap<>();
    try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
      for (String name : names) {
        several.execute(() -> changes.put(name, change(name)));
      }
    }
    assertThat(new TreeMap<>(changes))
        .containsOnlyKeys(names)
        .allSatisfy((name, change) -> assertThat(change).startsWith("No changes"));
  }

  private String change(String name) {
    String file = RealStacks.text(name).replaceFirst("(?m)^name: .*$", "");
    try (Stack stack = Stack.of("exact-" + name, directory)) {
      try {
        Outcome outcome = stack.run(stack.prepare(file, false, false));
        return outcome.succeeded() ? stack.planText(file) : outcome.toString();
      } finally {
        stack.remove(); // others publish the same ports
      }
    } catch (RuntimeException | AssertionError e) {
      return e.toString();
    }
  }
}
