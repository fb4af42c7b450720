package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was done by hand is seen, and told apart from what the file has changed.
@OnHost
@OnCurrent
class DriftIT {
  private static final String FILE =
      """
      name: it-drift
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          deploy:
            replicas: 2
            resources: {limits: {memory: 64m}}
        db:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          healthcheck: {test: [CMD, "true"], interval: 1s}
        free:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          scale: 2
      """;

  @TempDir Path directory;

  static List<Engine> engines() {
    return List.of(Engines.host(), Engines.current().withImages("busybox:latest"));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void driftMustTellWhatWasDoneByHandAndNoEditsOfTheFile(Engine engine) {
    Caller caller = Caller.of(engine, directory).write("compose.yaml", FILE);
    try {
      caller.exits(ExitCode.OK, "up", "-d");
      assertThat(caller.exits(ExitCode.OK, "plan", "--drift").out()).startsWith("No changes");

      caller.docker("update", "--memory", "128m", "--memory-swap", "128m", "it-drift-web-1");
      caller.docker("rm", "-f", "it-drift-web-2");
      caller.docker("stop", "it-drift-db-1");
      caller.docker("update", "--cpu-shares=512", "it-drift-free-1");
      caller.write(
          "compose.yaml",
          FILE.replace("[CMD, \"true\"]", "[CMD, \"false\"]")
              .replace("scale: 2", "scale: 2\n    tty: true"));
      assertThat(caller.exits(ExitCode.CHANGES, "plan", "--drift").out())
          .contains("± container it-drift-web-1   (changed by hand; restarts)")
          .contains("deploy.resources.limits.memory: 134217728 → 67108864")
          .contains("+ container it-drift-web-2")
          .contains("± container it-drift-free-1   (changed by hand; restarts)")
          .contains("cpu_shares: - 512")
          .doesNotContain("In this order", "tty", "healthcheck");
    } finally {
      caller.write("compose.yaml", FILE).exits(ExitCode.OK, "down", "-v");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void limitsThatTheFileDoesNotNameMustBeSeenWhoeverMadeTheContainer(Engine engine) {
    Caller caller = Caller.of(engine, directory).write("compose.yaml", FILE);
    try {
      caller.exits(ExitCode.OK, "up", "-d");
      mustSeeLimits(caller);
      caller.exits(ExitCode.OK, "up", "-d");
      caller.exits(ExitCode.OK, "plan");
      caller.exits(ExitCode.OK, "down");

      engine.compose(directory, "up", "-d").expectSuccess();
      caller.exits(ExitCode.OK, "plan");
      mustSeeLimits(caller);
      caller.exits(ExitCode.OK, "up", "-d");
      caller.exits(ExitCode.OK, "plan");
    } finally {
      caller.exits(ExitCode.OK, "down", "-v");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aContainerThatWasRenamedMustStay(Engine engine) {
    Caller caller = Caller.of(engine, directory).write("compose.yaml", FILE);
    try {
      caller.exits(ExitCode.OK, "up", "-d");
      caller.docker("rename", "it-drift-web-1", "it-drift-boat");
      caller.exits(ExitCode.OK, "plan");
      caller.exits(ExitCode.OK, "plan", "--drift");
    } finally {
      caller.write("compose.yaml", FILE).exits(ExitCode.OK, "down", "-v");
    }
  }

  private static void mustSeeLimits(Caller caller) {
    caller.docker(
        "update",
        "--memory=128m",
        "--memory-swap=256m",
        "--memory-reservation=64m",
        "--cpus=0.5",
        "--cpu-shares=512",
        "--cpuset-cpus=0",
        "--restart=on-failure:3",
        "it-drift-free-1");
    caller.docker("update", "--cpu-period=50000", "--cpu-quota=25000", "it-drift-free-2");
    caller.docker("update", "--cpus=0.5", "it-drift-web-1");
    assertThat(caller.exits(ExitCode.CHANGES, "plan", "--drift").out())
        .endsWith(
            """

              service free
                ± container it-drift-free-1   (changed by hand; restarts)
                    cpu_shares: - 512
                    cpus: - 0.5
                    cpuset: - "0"
                    mem_limit: - 134217728
                    mem_reservation: - 67108864
                    restart: - "on-failure:3"
                ± container it-drift-free-2   (changed by hand; restarts)
                    cpu_period: - 50000
                    cpu_quota: - 25000
              service web
                ± container it-drift-web-1   (changed by hand; restarts)
                    deploy.resources.limits.cpus: - 0.5

            Plan: 3 containers to replace. Restarts 3 containers.
            """);
  }
}
