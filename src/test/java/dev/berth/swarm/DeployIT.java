package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.run.Outcome;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deploys on a swarm of two nodes.
class DeployIT {
  private static final String TWO_SERVICES =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          environment:
            GREETING: hello
          deploy:
            replicas: 3
        side:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
      """;

  @TempDir Path directory;

  @Test
  void aNewStackMustRunOnceDeployed() {
    try (Stack stack = Stack.of("sw-new", directory)) {
      Outcome outcome = stack.deploy(TWO_SERVICES);

      assertThat(outcome.problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(4);
      assertThat(stack.leftovers()).containsExactly("side", "sw-new_default", "web");
    }
  }

  @Test
  void anUnchangedStackMustBeLeftAlone() {
    try (Stack stack = Stack.of("sw-same", directory)) {
      stack.deploy(TWO_SERVICES);
      Set<String> tasks = stack.tasks();
      long version = SwarmOperator.version(service(stack, "web"));

      assertThat(stack.planText(TWO_SERVICES)).startsWith("No changes");
      assertThat(stack.plan(TWO_SERVICES).steps()).isEmpty();
      assertThat(stack.deploy(TWO_SERVICES).succeeded()).isTrue();

      assertThat(stack.tasks()).isEqualTo(tasks);
      assertThat(SwarmOperator.version(service(stack, "web"))).isEqualTo(version);
    }
  }

  private static JsonNode service(Stack stack, String name) {
    return stack.services().getOrDefault(name, dev.berth.docker.Json.object());
  }
}
