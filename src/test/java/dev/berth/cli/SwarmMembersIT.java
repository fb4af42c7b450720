package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.OnOldest;
import dev.berth.testing.OwnEngine;
import dev.berth.testing.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of a swarm, from two engines that are alone to two that are again: a present-day one,
/// and one of the oldest API that Berth speaks.
@OnOldest
class SwarmMembersIT {
  @TempDir Path directory;

  @Test
  void aSwarmMustBeMadeJoinedAndLeft() {
    try (OwnEngine first = OwnEngine.current();
        OwnEngine second = OwnEngine.oldest()) {
      Caller founder = Caller.of(first.engine(), directory);
      Caller other = Caller.of(second.engine(), directory);

      String invitation = mustBeMade(founder);
      mustBeJoined(founder, other, invitation);
      mustBeLeft(founder, other);
      aManagerMustJoinAndLeave(founder, other);
      theLastManagerMustOnlyLeaveIfForced(founder);
    }
  }

  /// Returns the command that joins as a worker.
  private static String mustBeMade(Caller founder) {
    String told =
        founder
            .exits(
                ExitCode.OK,
                "swarm",
                "init",
                "--autolock",
                "--advertise-addr",
                founder.engine().address(),
                "--default-addr-pool",
                "10.128.0.0/12",
                "--default-addr-pool-mask-length",
                "20",
                "--cert-expiry",
                "720h",
                "--dispatcher-heartbeat", // so that it notices soon when a node has left
                "1s",
                "--max-snapshots",
                "2",
                "--snapshot-interval",
                "5000",
                "--task-history-limit",
                "3")
            .out();
    String node = info(founder, ".NodeID");
    String token = founder.docker("swarm", "join-token", "-q", "worker").strip();
    String invitation = "swarm join --token " + token + " " + founder.engine().address() + ":2377";
    assertThat(told)
        .startsWith("Swarm initialized: this node (" + node + ") is now a manager.\n")
        .contains("\n    berth " + invitation + "\n")
        .contains("\n    " + founder.docker("swarm", "unlock-key", "-q").strip() + "\n");
    assertThat(info(founder, ".Cluster.DefaultAddrPool")).isEqualTo("[10.128.0.0/12]");
    assertThat(info(founder, ".Cluster.SubnetSize")).isEqualTo("20");
    assertThat(info(founder, ".Cluster.Spec.CAConfig.NodeCertExpiry")).isEqualTo("720h0m0s");
    assertThat(info(founder, ".Cluster.Spec.Dispatcher.HeartbeatPeriod")).isEqualTo("1s");
    assertThat(info(founder, ".Cluster.Spec.Raft.KeepOldSnapshots")).isEqualTo("2");
    assertThat(info(founder, ".Cluster.Spec.Raft.SnapshotInterval")).isEqualTo("5000");
    assertThat(info(founder, ".Cluster.Spec.Orchestration.TaskHistoryRetentionLimit"))
        .isEqualTo("3");

    assertThat(founder.exits(ExitCode.ERROR, "swarm", "init").err())
        .contains("already part of a swarm");
    return invitation;
  }

  private static void mustBeJoined(Caller founder, Caller other, String invitation) {
    assertThat(
            other
                .exits(
                    ExitCode.ERROR,
                    "swarm",
                    "join",
                    "--token",
                    "SWMTKN-1-wrong",
                    founder.engine().address() + ":2377")
                .err())
        .contains("invalid join token");
    assertThat(info(other, ".LocalNodeState")).isEqualTo("inactive");

    assertThat(other.exits(ExitCode.OK, (invitation + " --availability pause").split(" ")).out())
        .isEqualTo("This node joined a swarm as a worker.\n");
    assertThat(nodes(founder, "{{.Availability}}/{{.ManagerStatus}}").lines())
        .containsExactlyInAnyOrder("Active/Leader", "Pause/");
    assertThat(other.exits(ExitCode.ERROR, "node", "ls").err())
        .startsWith("error: this engine is no swarm manager\n");
    assertThat(other.exits(ExitCode.ERROR, invitation.split(" ")).err())
        .contains("already part of a swarm");
  }

  private static void mustBeLeft(Caller founder, Caller other) {
    String node = other.docker("info", "--format", "{{.Name}}").strip();
    assertThat(other.exits(ExitCode.OK, "swarm", "leave").out())
        .isEqualTo("Node left the swarm.\n");
    assertThat(info(other, ".LocalNodeState")).isEqualTo("inactive");
    Waiting.until(
        "its manager has noticed",
        Duration.ofSeconds(30),
        () -> nodes(founder, "{{.Status}}").contains("Down"),
        () -> nodes(founder, "{{.Status}}"));

    assertThat(founder.exits(ExitCode.OK, "node", "rm", node).out()).isEqualTo(node + "\n");
    assertThat(nodes(founder, "{{.Self}}")).isEqualTo("true\n");
    assertThat(other.exits(ExitCode.ERROR, "swarm", "leave").err()).contains("not part of a swarm");
  }

  private static void aManagerMustJoinAndLeave(Caller founder, Caller other) {
    String[] invitation =
        founder
            .exits(ExitCode.OK, "swarm", "join-token", "manager")
            .out()
            .lines()
            .filter(line -> line.startsWith("    berth swarm join "))
            .findFirst()
            .orElseThrow()
            .strip()
            .substring("berth ".length())
            .split(" ");
    assertThat(other.exits(ExitCode.OK, invitation).out())
        .isEqualTo("This node joined a swarm as a manager.\n");
    String node = info(other, ".NodeID");
    assertThat(other.exits(ExitCode.OK, "node", "ls", "-q").out()).contains(node);

    founder.exits(ExitCode.OK, "node", "demote", node);
    Waiting.until(
        "it is a worker",
        Duration.ofSeconds(30),
        () -> info(other, ".ControlAvailable").equals("false"),
        () -> nodes(founder, "{{.Hostname}} {{.ManagerStatus}}"));
    other.exits(ExitCode.OK, "swarm", "leave");
    assertThat(founder.exits(ExitCode.OK, "node", "rm", "--force", node).out())
        .isEqualTo(node + "\n");
  }

  private static void theLastManagerMustOnlyLeaveIfForced(Caller founder) {
    assertThat(founder.exits(ExitCode.ERROR, "swarm", "leave").err()).contains("--force");
    assertThat(info(founder, ".LocalNodeState")).isEqualTo("active");

    founder.exits(ExitCode.OK, "swarm", "leave", "--force");
    assertThat(info(founder, ".LocalNodeState")).isEqualTo("inactive");
  }

  private static String info(Caller caller, String field) {
    return caller.docker("info", "--format", "{{.Swarm" + field + "}}").strip();
  }

  private static String nodes(Caller caller, String format) {
    return caller.exits(ExitCode.OK, "node", "ls", "--format", format).out();
  }
}
