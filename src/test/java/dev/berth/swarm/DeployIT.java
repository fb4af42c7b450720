package dev.berth.swarm;

import static dev.berth.swarm.StackFile.TWO_SERVICES;
import static dev.berth.swarm.StackFile.WITH_FILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import dev.berth.run.Outcome;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deploys on a swarm of two nodes.
@OnSwarm
class DeployIT {
  @TempDir Path directory;

  @BeforeEach
  void secret() throws IOException {
    Files.writeString(directory.resolve("token.txt"), "secret");
  }

  @Test
  void aNewStackMustRunOnceDeployed() {
    try (Stack stack = Stack.of("sw-new", directory)) {
      Outcome outcome = stack.deploy(TWO_SERVICES);

      assertThat(outcome.problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(4);
      assertThat(stack.things()).containsExactly("side", "sw-new_default", "web");
    }
  }

  @Test
  void anUnchangedStackMustBeLeftAlone() {
    try (Stack stack = Stack.of("sw-same", directory)) {
      stack.deploy(TWO_SERVICES);
      Set<String> tasks = stack.tasks();

      assertThat(stack.planText(TWO_SERVICES)).startsWith("No changes");
      assertThat(stack.plan(TWO_SERVICES).steps()).isEmpty();
      assertThat(stack.deploy(TWO_SERVICES).succeeded()).isTrue();

      assertThat(stack.tasks()).isEqualTo(tasks);
      assertThat(service(stack, "web").has("PreviousSpec")).as("it was updated").isFalse();
    }
  }

  @Test
  void onlyWhatHasChangedMustBeShownAndTouched() {
    try (Stack stack = Stack.of("sw-change", directory)) {
      stack.deploy(TWO_SERVICES);

      assertThat(stack.planText(TWO_SERVICES.replace("replicas: 3", "replicas: 4")))
          .contains("deploy.replicas: 3 → 4\n")
          .endsWith("\nPlan: 1 service to update.\n");
      assertThat(stack.planText(TWO_SERVICES.replace("hello", "good bye")))
          .contains("environment.GREETING: \"hello\" → \"good bye\"\n")
          .endsWith("\nPlan: 1 service to update. Restarts 1 service.\n");
      assertThat(stack.planText(TWO_SERVICES.replaceFirst("busybox:latest", "busybox:other")))
          .contains("image: busybox:latest → busybox:other\n")
          .endsWith("\nPlan: 1 service to update. Restarts 1 service.\n");

      Outcome outcome = stack.deploy(TWO_SERVICES.replace("replicas: 3", "replicas: 4"));

      assertThat(outcome.problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(5);
      assertThat(service(stack, "web").has("PreviousSpec")).as("it was updated").isTrue();
      assertThat(service(stack, "side").has("PreviousSpec")).as("it was updated").isFalse();
    }
  }

  @Test
  void removingMustLeaveNothingBehind() {
    try (Stack stack = Stack.of("sw-gone", directory)) {
      stack.deploy(WITH_FILES);
      assertThat(stack.things()).hasSize(4);

      assertThat(stack.remove().problems()).isEmpty();

      assertThat(stack.leftovers()).isEmpty();
      assertThat(stack.taskIds()).isEmpty();
    }
  }

  @Test
  void aDeployRightAfterARemovalMustSucceed() {
    try (Stack stack = Stack.of("sw-again", directory)) {
      String slow = TWO_SERVICES.replace("init: true", "init: false\n    stop_grace_period: 1s");
      stack.deploy(slow);
      stack.manager.docker(directory, "stack", "rm", "sw-again").expectSuccess();

      assertThat(stack.deploy(slow).problems()).isEmpty();
      assertThat(stack.things()).containsExactly("side", "sw-again_default", "web");
    }
  }

  @Test
  void aSubnetOfARemovedStackMustBeFreeForTheNext() {
    String file =
        """
        services:
          web:
            image: busybox:latest
            command: [sleep, "600"]
            stop_grace_period: 1s
            deploy: {restart_policy: {delay: 1s}}
        networks: {default: {ipam: {config: [{subnet: 10.99.8.0/24}]}}}
        """;
    try (Stack first = Stack.of("sw-subnet-1", directory);
        Stack second = Stack.of("sw-subnet-2", directory)) {
      first.deploy(file);
      first.manager.docker(directory, "stack", "rm", "sw-subnet-1").expectSuccess();

      assertThat(second.deploy(file).problems()).isEmpty();
      assertThat(second.things()).containsExactly("sw-subnet-2_default", "web");
    }
  }

  @Test
  void orphansMustStayUntilTheyArePruned() {
    try (Stack stack = Stack.of("sw-prune", directory)) {
      stack.deploy(TWO_SERVICES);
      String one = TWO_SERVICES.substring(0, TWO_SERVICES.indexOf("  side:"));

      assertThat(stack.planText(one)).contains("? service sw-prune_side   (no longer in the file)");
      stack.deploy(one);
      assertThat(stack.services()).containsOnlyKeys("side", "web");

      assertThat(stack.run(stack.prepare(one, true)).problems()).isEmpty();
      assertThat(stack.services()).containsOnlyKeys("web");
    }
  }

  @Test
  void aChangeByHandMustShowAndGoAway() {
    try (Stack stack = Stack.of("sw-drift", directory)) {
      stack.deploy(TWO_SERVICES);
      stack
          .manager
          .docker(directory, "service", "update", "-d", "--env-add", "BY=hand", "sw-drift_side")
          .expectSuccess();

      assertThat(stack.planText(TWO_SERVICES)).contains("environment.BY: - \"hand\"");
      assertThat(stack.deploy(TWO_SERVICES).problems()).isEmpty();
      assertThat(stack.planText(TWO_SERVICES)).startsWith("No changes");
    }
  }

  private static JsonNode service(Stack stack, String name) {
    return stack.services().getOrDefault(name, Json.object());
  }
}
