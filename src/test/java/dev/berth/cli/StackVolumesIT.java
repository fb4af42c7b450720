package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Swarm;
import dev.berth.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Volumes, which only the nodes know that have them.
@OnCurrent
@OnSwarm
class StackVolumesIT {
  private static final Swarm SWARM = Engines.swarm().withImages("busybox:latest");
  private static final List<String> BOTH = List.of("shop_data", "shop_other");

  @TempDir Path directory;

  @AfterEach
  void remove() {
    berth("stack", "rm", "--volumes", "--node", SWARM.worker().uri().toString(), "shop");
  }

  private void write(String options) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        services:
          web:
            image: busybox:latest
            command: [sleep, "600"]
            init: true
            stop_grace_period: 0s
            volumes: [data:/data, other:/other]
            deploy: {mode: global}
        volumes:
          data: {driver_opts: {type: tmpfs, device: tmpfs, o: size=%s}}
          other: {}
        """
            .formatted(options));
  }

  @Test
  void volumesMustStayUntilTheyAreToGo() throws IOException {
    write("1m");
    deploy();

    succeed(berth("stack", "rm", "shop"));
    SWARM.nodes().forEach(node -> assertThat(volumes(node)).isEqualTo(BOTH));

    succeed(berth("stack", "rm", "--volumes", "shop"));
    assertThat(volumes(SWARM.manager())).isEmpty();
  }

  @Test
  void volumesOfNodesThatAreNotReachedMustStayAndBeTold() throws IOException {
    write("1m");
    deploy();
    String stranger = Engines.current().uri().toString();

    assertThat(berth("stack", "rm", "--volumes", "--node", stranger, "shop"))
        .isEqualTo(
            new Call(
                ExitCode.ERROR,
                "",
                """
                error: the engine at %s is no node of this swarm
                  help: "berth node ls" lists all of them
                """
                    .formatted(stranger)));
    assertThat(berth("stack", "ls").out()).contains("shop");

    Call rm = succeed(berth("stack", "rm", "--volumes", "shop"));
    assertThat(volumes(SWARM.manager())).isEmpty();
    assertThat(volumes(SWARM.worker())).isEqualTo(BOTH);
    assertThat(rm.err().replace(name(SWARM.worker()), "node-2"))
        .contains(
            """
            warning: volumes stay on nodes that were not asked: node-2 (shop_data, shop_other)
              help: reach these nodes as well, with --node ADDRESS or --node CONTEXT
            """);
  }

  @Test
  void changedOptionsMustBeToldUntilTheVolumesAreRemoved() throws IOException {
    write("1m");
    deploy();
    write("2m");
    String told =
        """
        compose.yaml:10:3: warning: volumes.data: the driver_opts have changed, but nodes that have the volume "shop_data" keep it as it is
           10 |   data: {driver_opts: {type: tmpfs, device: tmpfs, o: size=2m}}
              |   ^^^^
          help: give it another name; or, to lose what is in it, remove it from each node while nothing uses it
        """;

    Call plan = berth("stack", "plan", "--resolve-image=never", "-c", "compose.yaml", "shop");
    assertThat(plan.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(plan.out()).contains("volumes./data.driver_opts.o: \"size=1m\" → \"size=2m\"");
    assertThat(plan.err()).isEqualTo(told);
    assertThat(deploy().err()).startsWith(told);
    // The service has the new options now, the volume still has the old ones.
    assertThat(deploy().err()).startsWith(told);

    String worker = SWARM.worker().uri().toString();
    Call rm = succeed(berth("stack", "rm", "--volumes", "--node", worker, "shop"));
    for (Engine node : SWARM.nodes()) {
      assertThat(volumes(node)).isEmpty();
      assertThat(rm.err()).contains("volume " + name(node) + "/shop_data: removed");
    }
    assertThat(rm.err()).doesNotContain("warning");
  }

  private static List<String> volumes(Engine node) {
    return docker(
            node, "volume", "ls", "--quiet", "--filter", "label=com.docker.stack.namespace=shop")
        .lines()
        .toList();
  }

  private static String name(Engine node) {
    return docker(node, "info", "--format", "{{.Name}}").strip();
  }

  private static String docker(Engine node, String... args) {
    return node.docker(Path.of("/"), args).expectSuccess();
  }

  /// Deploys, until all nodes have their volumes.
  private Call deploy() {
    Call call =
        succeed(
            berth(
                "stack",
                "deploy",
                "--detach",
                "--resolve-image=never",
                "-c",
                "compose.yaml",
                "shop"));
    Waiting.until(
        "the nodes have volumes",
        Duration.ofSeconds(30),
        () -> SWARM.nodes().stream().allMatch(node -> volumes(node).equals(BOTH)),
        () -> berth("stack", "ps", "shop").out());
    return call;
  }

  private Call berth(String... args) {
    return Call.in(directory, Map.of("DOCKER_HOST", SWARM.manager().uri().toString()), args);
  }

  private static Call succeed(Call call) {
    assertThat(call.exitCode()).as(call.out() + call.err()).isZero();
    return call;
  }
}
