package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses of a network that was removed, and that a node has not given up yet.
@OnSwarm
class TakenAddressesIT {
  private static final String BEFORE =
      """
      services:
        web:
          image: busybox:latest
          command: [sh, -c, "trap 'sleep 2; exit' TERM; sleep 600 & wait"]
          stop_grace_period: 10s
          networks: [own]
          deploy: {placement: {constraints: [node.role == manager]}}
      networks:
        own: {ipam: {config: [{subnet: 10.219.%d.0/24}]}}
      """;
  private static final String AFTER =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          networks: [own]
          deploy:
            placement: {constraints: [node.role == manager]}
            update_config: {failure_action: %s, monitor: 1s}
            restart_policy: {delay: 1s}
      networks:
        own: {%s}
      """;
  private static final String SUBNET = "ipam: {config: [{subnet: 10.219.%d.0/24}]}";

  @TempDir Path directory;

  @Test
  void aNewServiceMustGetThemOnceTheyAreFree() {
    try (Stack before = Stack.of("sw-crowd", directory);
        Stack after = Stack.of("sw-crowded", directory)) {
      assertThat(before.deploy(BEFORE.formatted(1)).problems()).isEmpty();
      removeAtOnce(before);

      assertThat(after.deploy(AFTER.formatted("pause", SUBNET.formatted(1))).problems()).isEmpty();

      assertThat(wasRefused(after)).isTrue();
    }
  }

  @Test
  void aChangedServiceMustGetThemOnceTheyAreFree() {
    try (Stack before = Stack.of("sw-crowd2", directory);
        Stack after = Stack.of("sw-crowded2", directory)) {
      assertThat(before.deploy(BEFORE.formatted(2)).problems()).isEmpty();
      String file = AFTER.formatted("rollback", "") + "  other: {" + SUBNET.formatted(2) + "}\n";
      assertThat(after.deploy(file).problems()).isEmpty();
      removeAtOnce(before);

      assertThat(after.deploy(file.replace("[own]", "[other]")).problems()).isEmpty();

      assertThat(wasRefused(after)).isTrue();
      assertThat(after.planText(file.replace("[own]", "[other]"))).startsWith("No changes");
    }
  }

  private void removeAtOnce(Stack stack) {
    stack.manager.docker(directory, "stack", "rm", "--detach=true", stack.name).expectSuccess();
  }

  /// Whether the addresses were taken at first, without which a test would show nothing.
  private static boolean wasRefused(Stack stack) {
    for (JsonNode task : stack.docker.tasks().list(StackLabels.of(stack.name))) {
      if (task.path("Status").path("Err").asText().contains("Pool overlaps")) {
        return true;
      }
    }
    return false;
  }
}
