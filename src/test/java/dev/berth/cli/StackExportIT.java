package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.RealStacks;
import dev.berth.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stack is written as a file with which nothing needs to change.
@OnSwarm
class StackExportIT {
  @TempDir Path directory;
  @TempDir Path elsewhere;

  @ParameterizedTest
  @ValueSource(strings = {"files", "mounts", "ports", "rollout", "search"})
  void nothingNeedsToChange(String name) throws IOException {
    Engine manager = TestImages.on(Engines.swarm().manager());
    String stack = "exact-export-" + name;
    Files.writeString(directory.resolve("compose.yaml"), RealStacks.text(name));
    String[] never = {"--resolve-image", "never", stack};
    try {
      succeed(call(manager, directory, with(never, "stack", "deploy", "-c", "compose.yaml")));

      succeed(call(manager, elsewhere, "stack", "export", stack, "-o", "compose.yaml"));
      Call plan = call(manager, elsewhere, with(never, "stack", "plan", "-c", "compose.yaml"));
      assertThat(plan.exitCode())
          .as(plan.out() + plan.err() + Files.readString(elsewhere.resolve("compose.yaml")))
          .isZero();
    } finally {
      call(manager, directory, "stack", "rm", stack);
    }
  }

  private static String[] with(String[] end, String... start) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(start), java.util.Arrays.stream(end))
        .toArray(String[]::new);
  }

  private static void succeed(Call call) {
    assertThat(call.exitCode()).as(call.err()).isZero();
  }

  private static Call call(Engine manager, Path where, String... arguments) {
    return Call.in(
        where,
        Map.of("DOCKER_HOST", manager.uri().toString(), "WORD", "word", "HOME", where.toString()),
        arguments);
  }
}
