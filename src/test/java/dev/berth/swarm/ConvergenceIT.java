package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Problem;
import dev.berth.run.Outcome;
import dev.berth.run.ProgressEvent;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a deploy that waits is over, and what it says if services do not come up.
@OnSwarm
class ConvergenceIT {
  @TempDir Path directory;

  @Test
  void aOneShotMustBeDoneOnceItHasEndedWell() {
    try (Stack stack = Stack.of("co-once", directory)) {
      assertThat(deploy(stack, "[sh, -c, exit 0]", "restart_policy: {condition: none}").problems())
          .isEmpty();
    }
  }

  @Test
  void aJobMustBeDoneOnceAllOfItsTasksAre() {
    try (Stack stack = Stack.of("co-job", directory)) {
      assertThat(
              deploy(stack, "[sh, -c, sleep 1]", "mode: replicated-job\n      replicas: 3")
                  .problems())
          .isEmpty();
      assertThat(stack.service("web").path("ServiceStatus").path("CompletedTasks").asInt())
          .isEqualTo(3);
    }
  }

  @Test
  void aGlobalServiceMustRunOnEveryNode() {
    try (Stack stack = Stack.of("co-global", directory)) {
      assertThat(deploy(stack, "[sleep, '600']", "mode: global").problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(2);
    }
  }

  @Test
  void aGlobalJobMustBeDoneOnEveryNode() {
    try (Stack stack = Stack.of("co-global-job", directory)) {
      assertThat(deploy(stack, "[sh, -c, sleep 1]", "mode: global-job").problems()).isEmpty();
      assertThat(stack.service("web").path("ServiceStatus").path("CompletedTasks").asInt())
          .isEqualTo(2);
    }
  }

  @Test
  void nothingMustBeWaitedForWhereNothingIsToRun() {
    try (Stack stack = Stack.of("co-none", directory)) {
      assertThat(deploy(stack, "[sleep, '600']", "replicas: 0").problems()).isEmpty();
    }
  }

  @Test
  void anUpdateThatIsRolledBackMustFailWithItsCause() {
    try (Stack stack = Stack.of("co-back", directory)) {
      String update =
          "{update_config: {failure_action: rollback, monitor: 3s}, rollback_config: {monitor:"
              + " 1s}}";
      deploy(stack, "[sleep, '600']", update);

      Problem problem = failure(deploy(stack, "[sh, -c, echo broken; exit 7]", update));

      assertThat(problem.message())
          .startsWith("service co-back_web: the update was rolled back: ")
          .contains("non-zero exit (7)");
      assertThat(problem.help()).contains("| broken");
    }
  }

  @Test
  void anUpdateThatIsPausedMustFailWithItsCause() {
    try (Stack stack = Stack.of("co-pause", directory)) {
      deploy(stack, "[sleep, '600']", "replicas: 2");

      Problem problem = failure(deploy(stack, "[sh, -c, echo broken; exit 7]", "replicas: 2"));

      assertThat(problem.message())
          .startsWith("service co-pause_web: the update is paused: ")
          .contains("non-zero exit (7)");
    }
  }

  @Test
  void aServiceThatFailsAgainAndAgainMustBeGivenUp() {
    try (Stack stack = Stack.of("co-loop", directory)) {
      Problem problem =
          failure(
              deploy(
                  stack, "[sh, -c, echo no database; exit 1]", "restart_policy: {delay: 100ms}"));

      assertThat(problem.message())
          .startsWith("service co-loop_web: its tasks keep failing: 0/1 running")
          .contains("non-zero exit (1)");
      assertThat(problem.help()).isEqualTo("its last output:\n    | no database");
    }
  }

  @Test
  void aServiceThatFindsNoNodeMustBeToldSo() {
    try (Stack stack = Stack.of("co-nowhere", directory)) {
      Problem problem =
          failure(
              deploy(
                  stack, "[sleep, '600']", "placement: {constraints: [node.labels.disk == ssd]}"));

      assertThat(problem.message())
          .startsWith("service co-nowhere_web: 0/1 running; 1 pending (no suitable node ");
      assertThat(problem.help()).isEqualTo("\"berth service ps co-nowhere_web\" shows its tasks");
    }
  }

  @Test
  void anImageThatNoNodeHasMustBeToldSo() {
    try (Stack stack = Stack.of("co-image", directory)) {
      Outcome outcome =
          stack.deploy(
              """
              services:
                web:
                  image: localhost:1/no/such:image
                  deploy: {restart_policy: {delay: 100ms}}
              """);
      assertThat(failure(outcome).message()).contains("No such image: localhost:1/no/such:image");
    }
  }

  @Test
  void waitingMustEndWhenItsTimeIsOver() {
    try (Stack stack = Stack.of("co-slow", directory)) {
      SwarmTarget impatient =
          new SwarmTarget(stack.docker, Stack.options().waiting(true, Duration.ofSeconds(4)));
      Outcome outcome =
          stack.run(
              impatient.prepare(
                  stack.goal(
                      """
                      services:
                        web:
                          image: busybox:latest
                          command: [sleep, "600"]
                          init: true
                          healthcheck: {test: [CMD, "false"], interval: 60s, start_period: 600s}
                      """,
                      false,
                      true)));
      assertThat(failure(outcome).message())
          .startsWith("service co-slow_web: not ready in time: 0/1 running; 1 starting on ");
    }
  }

  @Test
  void whatTasksDoMustBeToldWhileWaiting() {
    try (Stack stack = Stack.of("co-tell", directory)) {
      stack.deploy(
          """
          services:
            web:
              image: busybox:latest
              command: [sh, -c, "sleep 2; touch /ready; exec sleep 600"]
              init: true
              healthcheck: {test: [CMD, test, -e, /ready], interval: 500ms, retries: 20}
          """);
      assertThat(stack.events)
          .filteredOn(ProgressEvent.Progressed.class::isInstance)
          .extracting(event -> ((ProgressEvent.Progressed) event).text())
          .anySatisfy(text -> assertThat(text).startsWith("0/1 running; 1 starting on "));
    }
  }

  private static Outcome deploy(Stack stack, String command, String deploy) {
    return stack.deploy(
        """
        services:
          web:
            image: busybox:latest
            command: %s
            init: true
            deploy:
              %s
        """
            .formatted(command, deploy));
  }

  private static Problem failure(Outcome outcome) {
    assertThat(outcome.problems()).hasSize(1);
    return outcome.problems().getFirst();
  }
}
