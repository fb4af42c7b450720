package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Call;
import dev.berth.cli.session.ExitCode;
import dev.berth.docker.Filters;
import dev.berth.run.Outcome;
import dev.berth.testing.FaultySwarm;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deploys while nodes of the swarm fail.
@OnSwarm
class FaultsIT {
  private static final FaultySwarm NODES = FaultySwarm.start();

  private static final String SPREAD =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          environment: {VERSION: "1"}
          deploy:
            replicas: 2
            placement: {preferences: [{spread: node.id}]}
            update_config: {monitor: 500ms}
      """;

  /// One service after the other: there is time for something to happen in between.
  private static final String IN_TURN =
      """
      services:
        first:
          image: busybox:latest
          command: [sh, -c, "sleep 3; touch /ready; exec sleep 600"]
          init: true
          stop_grace_period: 0s
          healthcheck: {test: [CMD, test, -e, /ready], interval: 500ms, retries: 60}
          deploy:
            replicas: 2
            placement: {preferences: [{spread: node.id}]}
            restart_policy: {delay: 500ms}
        second:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          depends_on: {first: {condition: service_healthy}}
          deploy: {mode: global, restart_policy: {delay: 500ms}}
      """;

  @TempDir Path directory;

  @Test
  void aDeployMustEndRightWhileAWorkerIsAwayAndAfterItIsBack() {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-away", directory)) {
      assertThat(deploy(stack, SPREAD).problems()).isEmpty();
      NODES.stop(NODES.worker());
      try {
        awaitNode(stack, "down");
        assertThat(deploy(stack, SPREAD.replace("\"1\"", "\"2\"")).problems()).isEmpty();
      } finally {
        NODES.goOn(NODES.worker());
      }
      awaitNode(stack, "ready");

      assertThat(deploy(stack, SPREAD.replace("\"1\"", "\"3\"")).problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(2);
    }
  }

  @Test
  void aRemovalMustNotWaitForTasksOnANodeThatIsAway() {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-removal", directory)) {
      assertThat(deploy(stack, SPREAD).problems()).isEmpty();
      NODES.stop(NODES.worker());
      try {
        awaitNode(stack, "down");
        assertThat(stack.remove().problems()).isEmpty();
        assertThat(stack.leftovers()).isEmpty();
      } finally {
        NODES.goOn(NODES.worker());
      }
      awaitNode(stack, "ready");
    }
  }

  @Test
  void aDeployMustOutlastAManagerThatIsAwayForAWhile() throws Exception {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-manager", directory)) {
      var prepared = stack.prepare(SPREAD, false);
      NODES.stop(NODES.manager());
      CompletableFuture<Outcome> deploying;
      try {
        deploying = CompletableFuture.supplyAsync(() -> stack.run(prepared));
        TimeUnit.SECONDS.sleep(3);
        assertThat(deploying).isNotDone();
      } finally {
        NODES.goOn(NODES.manager());
      }
      assertThat(deploying.get(2, TimeUnit.MINUTES).problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(2);
    }
  }

  @Test
  void aDeployMustEndRightThoughTheManagerRestartsMeanwhile() throws Exception {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-restart", directory)) {
      assertThat(during(stack, () -> NODES.restart(NODES.manager())).problems()).isEmpty();

      assertThat(stack.tasks()).hasSize(4);
      assertThat(stack.revisions()).containsExactly(1);
      assertThat(stack.planText(IN_TURN)).startsWith("No changes");
    }
  }

  @Test
  void aDeployMustEndRightThoughTheWorkerRestartsMeanwhile() throws Exception {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-worker", directory)) {
      assertThat(during(stack, () -> NODES.restart(NODES.worker())).problems()).isEmpty();

      awaitNode(stack, "ready");
    }
  }

  @Test
  void aDeployMustEndRightThoughTheWorkerIsDrainedMeanwhile() throws Exception {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-drained", directory)) {
      try {
        assertThat(during(stack, () -> availability(stack, "drain")).problems()).isEmpty();
        assertThat(stack.tasks()).hasSize(3); // two of the first, one of the second
      } finally {
        availability(stack, "active");
      }
    }
  }

  /// Deploys, and lets something happen once tasks of the first service are on their nodes.
  private static Outcome during(Stack stack, Runnable event) throws Exception {
    CompletableFuture<Outcome> deploying =
        CompletableFuture.supplyAsync(() -> deploy(stack, IN_TURN));
    Waiting.until(
        "tasks of the first service start",
        Duration.ofSeconds(30),
        () -> stack.tasks().size() == 2,
        () -> stack.tasks().toString());
    event.run();
    return deploying.get(2, TimeUnit.MINUTES);
  }

  @Test
  void aManagerThatIsLockedMustBeUnlockedWithItsKey() {
    Map<String, String> environment = Map.of("DOCKER_HOST", manager().toString());
    try {
      assertThat(Call.in(directory, environment, "swarm", "update", "--autolock=true").exitCode())
          .isZero();
      String key = Call.in(directory, environment, "swarm", "unlock-key", "-q").out();
      assertThat(key).startsWith("SWMKEY-1-");
      NODES.restart(NODES.manager());
      Waiting.until(
          "the manager is locked",
          Duration.ofSeconds(60),
          () -> Call.in(directory, environment, "node", "ls").err().contains("locked"),
          () -> Call.in(directory, environment, "node", "ls").err());

      assertThat(Call.in(directory, environment, "stack", "ls"))
          .isEqualTo(
              new Call(
                  ExitCode.ERROR,
                  "",
                  """
                  error: this manager has restarted and is locked
                    help: "berth swarm unlock" unlocks it with the key of the swarm
                  """));
      assertThat(
              Call.withInput(directory, environment, "SWMKEY-1-wrong\n", "swarm", "unlock").err())
          .startsWith("error: ");
      assertThat(Call.withInput(directory, environment, key, "swarm", "unlock").exitCode())
          .isZero();
      assertThat(Call.in(directory, environment, "node", "ls").out()).contains("Leader");
    } finally {
      Call.in(directory, environment, "swarm", "update", "--autolock=false");
    }
  }

  private static URI manager() {
    return NODES.swarm().manager().uri();
  }

  @Test
  void aDrainedWorkerMustBeDoneWithout() {
    try (Stack stack = Stack.on(NODES.swarm(), "fa-drain", directory)) {
      String everywhere =
          """
          services:
            web:
              image: busybox:latest
              command: [sleep, "600"]
              init: true
              deploy: {mode: global}
          """;
      availability(stack, "drain");
      try {
        assertThat(deploy(stack, everywhere).problems()).isEmpty();
        assertThat(stack.tasks()).hasSize(1);
        assertThat(
                deploy(
                        stack,
                        everywhere.replace(
                            "{mode: global}",
                            "{mode: global}\n  only:\n    image: busybox:latest\n    deploy:"
                                + " {placement: {constraints: [node.role == worker]}}"))
                    .problems())
            .singleElement()
            .satisfies(problem ->
                assertThat(problem.message())
                    .startsWith(
                        "service fa-drain_only: 0/1 running; 1 pending (no suitable node "));
      } finally {
        availability(stack, "active");
      }
      Waiting.until(
          "the worker runs it as well",
          Duration.ofSeconds(60),
          () -> stack.tasksOf(stack.service("web").path("ID").asText()).size() == 2,
          () -> stack.tasks().toString());
    }
  }

  private static Outcome deploy(Stack stack, String file) {
    return stack.run(
        new SwarmTarget(stack.docker, Stack.options().waiting(true, Duration.ofMinutes(2)))
            .prepare(stack.goal(file, false, true)));
  }

  private void availability(Stack stack, String availability) {
    stack
        .manager
        .docker(directory, "node", "update", "--availability", availability, worker(stack))
        .expectSuccess();
  }

  private static String worker(Stack stack) {
    return stack
        .docker
        .nodes()
        .list(Filters.NONE.and("role", "worker"))
        .path(0)
        .path("ID")
        .asText();
  }

  private static void awaitNode(Stack stack, String state) {
    Waiting.until(
        "the worker is " + state,
        Duration.ofSeconds(90),
        () ->
            stack
                .docker
                .nodes()
                .list(Filters.NONE.and("role", "worker"))
                .path(0)
                .path("Status")
                .path("State")
                .asText()
                .equals(state),
        () -> stack.docker.nodes().list(Filters.NONE).toString());
  }
}
