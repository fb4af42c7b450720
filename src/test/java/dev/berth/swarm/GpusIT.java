package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GPUs as generic resources. (Docker 20.10 rejects such tasks once their node is on an overlay
/// network, whoever deploys.)
@OnSwarm
class GpusIT {
  @TempDir Path directory;

  @Test
  void gpusMustBeReservedWhereNodesDeclareThem() {
    try (Stack stack = Stack.of("sw-gpu", directory)) {
      String file =
          """
          services:
            web:
              image: busybox:latest
              command: [sleep, "600"]
              init: true
              gpus: [{driver: nvidia, count: 2}]
          """;
      assertThat(stack.deploy(file).problems()).isEmpty();
      assertThat(stack.planText(file)).startsWith("No changes");

      assertThat(stack.deploy(file.replace("count: 2", "count: 3")).problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message()).contains("insufficient resources on 2 nodes"));
    }
  }
}
