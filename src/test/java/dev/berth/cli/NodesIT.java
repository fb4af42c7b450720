package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes of a swarm, and the swarm itself, by hand. Each test leaves the swarm as it was.
@OnSwarm
class NodesIT {
  @TempDir Path directory;
  private Caller caller;
  private String worker;

  @BeforeEach
  void call() {
    caller = Caller.of(Engines.swarm().manager(), directory);
    worker = caller.docker("node", "ls", "-f", "role=worker", "--format", "{{.Hostname}}").strip();
  }

  /// Whatever happened: all other tests need a manager and a worker that takes tasks.
  @AfterEach
  void leaveAsItWas() {
    String state = inspect("{{.Spec.Role}} {{.Spec.Availability}} {{.Spec.Labels}}");
    if (state.equals("worker active map[]")) {
      return;
    }
    caller.engine().docker(directory, "node", "demote", worker);
    caller.engine().docker(directory, "node", "update", "--availability", "active", worker);
    for (String label : List.of("a", "c")) {
      caller.engine().docker(directory, "node", "update", "--label-rm", label, worker);
    }
    awaitWorker();
  }

  private void awaitWorker() {
    Waiting.until(
        "it is a worker again",
        Duration.ofSeconds(30),
        () ->
            caller
                .docker("node", "ls", "-f", "role=worker", "--format", "{{.Hostname}} {{.Status}}")
                .strip()
                .equals(worker + " Ready"),
        () -> caller.docker("node", "ls"));
  }

  @Test
  void aLabelMustComeAndGo() {
    assertThat(
            caller
                .exits(0, "node", "update", "--label-add", "a=b", "--label-add", "c", worker)
                .out())
        .isEqualTo(worker + "\n");
    assertThat(inspect("{{.Spec.Labels}}")).isEqualTo("map[a:b c:]");

    caller.exits(0, "node", "update", "--label-rm", "a", "--label-rm", "c", worker);
    assertThat(inspect("{{.Spec.Labels}}")).isEqualTo("map[]");

    assertThat(caller.exits(ExitCode.ERROR, "node", "update", "--label-rm", "a", worker).err())
        .startsWith("error: --label-rm: the node has no label \"a\"\n");
  }

  @Test
  void aDrainedNodeMustHaveNoTasks() {
    caller.exits(0, "node", "update", "--availability", "drain", worker);
    try {
      assertThat(inspect("{{.Spec.Availability}}")).isEqualTo("drain");
      assertThat(caller.exits(0, "node", "ls", "--format", "{{.Hostname}} {{.Availability}}").out())
          .contains(worker + " Drain\n");
    } finally {
      caller.exits(0, "node", "update", "--availability", "active", worker);
    }
    assertThat(inspect("{{.Spec.Availability}}")).isEqualTo("active");
  }

  @Test
  void aWordThatIsNoAvailabilityMustBeAProblem() {
    assertThat(
            caller.exits(ExitCode.ERROR, "node", "update", "--availability", "off", worker).err())
        .contains("unknown value \"off\"")
        .contains("use one of: active, pause, drain");
  }

  @Test
  void aWorkerMustBecomeAManagerAndAWorkerAgain() {
    assertThat(caller.exits(0, "node", "promote", worker).out())
        .isEqualTo("Node " + worker + " is a manager from now on.\n");
    Waiting.until(
        "the worker is a manager",
        Duration.ofSeconds(30),
        () -> inspect("{{json .ManagerStatus}}").contains("\"reachable\""),
        () -> caller.docker("node", "ls"));
    assertThat(caller.exits(0, "node", "promote", worker).out())
        .isEqualTo("Node " + worker + " is already a manager.\n");

    assertThat(caller.exits(0, "node", "demote", worker).out())
        .isEqualTo("Node " + worker + " is a worker from now on.\n");
    awaitWorker();
  }

  @Test
  void aNodeThatIsUpMustNotBeRemoved() {
    assertThat(caller.exits(ExitCode.ERROR, "node", "rm", worker, "worker-9").err())
        .containsPattern("error: node \\w+ is not down and can't be removed\n")
        .contains("no such node: worker-9");
    assertThat(caller.docker("node", "ls", "-q").lines()).hasSize(2);
  }

  @Test
  void settingsOfTheSwarmMustChange() {
    String before = swarm();
    try {
      changeSettings();
      assertThat(swarm()).isEqualTo("7 100h0m0s 7s 2 12345");
    } finally {
      caller.docker(
          "swarm",
          "update",
          "--task-history-limit",
          "5",
          "--cert-expiry",
          "2160h",
          "--dispatcher-heartbeat",
          "5s",
          "--max-snapshots",
          "0",
          "--snapshot-interval",
          "10000");
    }
    assertThat(swarm()).isEqualTo(before);
  }

  private void changeSettings() {
    assertThat(
            caller
                .exits(
                    0,
                    "swarm",
                    "update",
                    "--task-history-limit",
                    "7",
                    "--cert-expiry",
                    "100h",
                    "--dispatcher-heartbeat",
                    "7s",
                    "--max-snapshots",
                    "2",
                    "--snapshot-interval",
                    "12345")
                .out())
        .isEqualTo("Swarm updated.\n");
  }

  @Test
  void whatIsNoLengthOfTimeMustBeAProblem() {
    assertThat(caller.exits(ExitCode.ERROR, "swarm", "update", "--cert-expiry", "soon").err())
        .isEqualTo(
            """
            error: --cert-expiry: no length of time: "soon"
              help: write it as 90s or 1h30m
            """);
  }

  @Test
  void aLockedSwarmMustTellItsKeyUntilItIsUnlockedForGood() {
    assertThat(caller.exits(ExitCode.ERROR, "swarm", "unlock-key").err())
        .startsWith("error: managers of this swarm need no key\n");
    try {
      String told = caller.exits(0, "swarm", "update", "--autolock").out();
      String key = caller.docker("swarm", "unlock-key", "-q");
      assertThat(told).contains("    " + key);
      assertThat(caller.exits(0, "swarm", "unlock-key", "-q").out()).isEqualTo(key);
      assertThat(caller.exits(0, "swarm", "unlock-key", "--rotate", "-q").out())
          .startsWith("SWMKEY-1-")
          .isNotEqualTo(key);
      assertThat(
              Call.withInput(
                      directory,
                      java.util.Map.of("DOCKER_HOST", caller.engine().uri().toString()),
                      key,
                      "swarm",
                      "unlock")
                  .err())
          .isEqualTo("error: swarm is not locked\n");
    } finally {
      caller.exits(0, "swarm", "update", "--autolock=false");
    }
    assertThat(caller.docker("info", "-f", "{{.Swarm.Cluster.Spec.EncryptionConfig}}"))
        .contains("false");
  }

  @Test
  void theRootOfAllCertificatesMustBeShownAndReplaced() {
    String root = caller.exits(0, "swarm", "ca").out();
    assertThat(root).isEqualTo(caller.docker("swarm", "ca"));
    assertThat(caller.exits(ExitCode.ERROR, "swarm", "ca", "--detach").err())
        .startsWith("error: these options go with --rotate\n");

    Call rotated = caller.exits(0, "swarm", "ca", "--rotate");
    assertThat(rotated.out()).startsWith("-----BEGIN CERTIFICATE-----").isNotEqualTo(root);
    assertThat(rotated.out()).isEqualTo(caller.docker("swarm", "ca"));
    Waiting.until(
        "both nodes have told the manager of their new certificates",
        Duration.ofSeconds(30),
        () ->
            caller
                .exits(0, "node", "ls", "--format", "{{.TLSStatus}}")
                .out()
                .equals("Ready\nReady\n"),
        () -> caller.docker("node", "ls", "--format", "{{.Hostname}} {{.TLSStatus}}"));
  }

  private String inspect(String format) {
    return caller.docker("node", "inspect", "-f", format, worker).strip();
  }

  private String swarm() {
    String spec = ".Swarm.Cluster.Spec.";
    return caller
        .docker(
            "info",
            "-f",
            "{{%1$sOrchestration.TaskHistoryRetentionLimit}} {{%1$sCAConfig.NodeCertExpiry}} {{%1$sDispatcher.HeartbeatPeriod}} {{%1$sRaft.KeepOldSnapshots}} {{%1$sRaft.SnapshotInterval}}"
                .formatted(spec))
        .strip();
  }
}
