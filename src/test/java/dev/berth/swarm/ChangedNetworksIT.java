package dev.berth.swarm;

import static dev.berth.swarm.StackFile.TWO_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.problem.ProblemsException;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks whose definition changes: no swarm can change one.
@OnSwarm
class ChangedNetworksIT {
  @TempDir Path directory;

  @Test
  void aChangedNetworkMustBeMadeAgainWithItsServices() {
    try (Stack stack = Stack.of("sw-net", directory)) {
      stack.deploy(TWO_SERVICES);
      String changed = TWO_SERVICES + "networks:\n  default:\n    internal: true\n";

      assertThat(stack.planText(changed))
          .contains("± network sw-net_default", "internal: false → true")
          .contains("± service sw-net_web");
      assertThat(stack.deploy(changed).problems()).isEmpty();

      assertThat(stack.planText(changed)).startsWith("No changes");
      assertThat(stack.tasks()).hasSize(4);
    }
  }

  @Test
  void aChangedNetworkThatOthersUseMustStay() {
    try (Stack stack = Stack.of("sw-shared", directory)) {
      String file =
          """
          services:
            web: {image: busybox, command: [sleep, "600"], init: true, deploy: {replicas: 0}}
          networks:
            default: {attachable: true}
          """;
      assertThat(stack.run(stack.prepare(file, false, false)).problems()).isEmpty();
      stack
          .manager
          .docker(
              directory,
              "service",
              "create",
              "--detach",
              "--no-resolve-image",
              "--name=stranger",
              "--replicas=0",
              "--network=sw-shared_default",
              "busybox:latest")
          .expectSuccess();
      try {
        assertThatThrownBy(() -> stack.prepare(file.replace("true}\n", "false}\n"), false, false))
            .isInstanceOfSatisfying(
                ProblemsException.class,
                thrown ->
                    assertThat(thrown.problems())
                        .singleElement()
                        .extracting(problem -> problem.path() + ": " + problem.message())
                        .isEqualTo(
                            "networks.default: it has changed and would have to be made again, but"
                                + " the service stranger uses it"));
        assertThat(stack.planText(file)).startsWith("No changes");
      } finally {
        stack.manager.docker(directory, "service", "rm", "stranger").expectSuccess();
      }
    }
  }
}
