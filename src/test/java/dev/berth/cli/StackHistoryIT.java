package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Afterwards;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// History, rollback and waiting as users see them.
@OnSwarm
class StackHistoryIT {
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
          environment: {GREETING: hello}
      """;

  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void write() {
    caller =
        Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory)
            .with("USER", "ann")
            .write("stack.yaml", FILE);
  }

  @AfterEach
  void remove() throws InterruptedException {
    caller.exits(ExitCode.OK, "stack", "rm", "it-history");
    Afterwards.untilNetworksAreGone();
    assertThat(caller.docker("config", "ls", "-q", "--filter", "name=it-history")).isEmpty();
  }

  @Test
  void theHistoryMustBeShownAndGoneBackIn() {
    deploy(ExitCode.OK);
    caller.write("stack.yaml", FILE.replace("hello", "bye"));
    deploy(ExitCode.OK);

    assertThat(caller.exits(ExitCode.OK, "stack", "history", "it-history").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("REVISION   CURRENT   TIME \\(UTC\\) +BY +CHANGES *"),
            line ->
                assertThat(line)
                    .matches("2 +\\* +20[-0-9]+ [:0-9]+ +ann +~ service it-history_web *"),
            line -> assertThat(line).matches("1 +20[-0-9]+ [:0-9]+ +ann +\\+ service .*"));
    assertThat(
            caller
                .exits(ExitCode.OK, "stack", "history", "--format", "json", "it-history")
                .out()
                .lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"Revision\":2,\"Time\":\"20")
        .endsWith(",\"Author\":\"ann\",\"Changes\":\"~ service it-history_web\",\"Current\":true}");
    caller.docker("service", "update", "--env-add", "GREETING=hi", "it-history_web");
    assertThat(caller.exits(ExitCode.OK, "stack", "history", "it-history").out())
        .doesNotContain("*");
    caller.docker("service", "update", "--env-add", "GREETING=bye", "it-history_web");

    assertThat(caller.exits(ExitCode.ERROR, "stack", "rollback", "it-history", "9").err())
        .isEqualTo(
            """
            error: stack it-history has no revision 9
              help: there are 2, 1
            """);
    assertThat(caller.exits(ExitCode.CHANGES, "stack", "rollback", "--plan", "it-history").out())
        .isEqualTo(
            """
            Plan for stack it-history at revision 1

              ~ service it-history_web   (differs from the file; restarts its tasks)
                  environment.GREETING: "bye" → "hello"

            In this order, what is on one line at the same time:

              1. update service it-history_web
              2. create config it-history.revision.3

            Plan: 1 service to update. Restarts 1 service.
            """);
    caller.exits(ExitCode.OK, "stack", "rollback", "it-history", "1");
    assertThat(environment()).isEqualTo("[GREETING=hello]");
  }

  @Test
  void aStackWithoutHistoryMustBeToldSo() {
    for (String command : List.of("history", "rollback")) {
      assertThat(caller.exits(ExitCode.ERROR, "stack", command, "it-history").err())
          .startsWith("error: no deploy of stack \"it-history\" is known\n");
    }
  }

  @Test
  void aDeployThatFailsMustBeUndoneIfAskedFor() {
    deploy(ExitCode.OK);
    caller.write(
        "stack.yaml",
        FILE.replace("hello", "bye")
            + """
              side:
                image: busybox
                command: [sh, -c, "echo no luck; exit 3"]
                deploy: {restart_policy: {condition: none}}
            """);

    Call failed = deploy(ExitCode.ERROR, "--rollback-on-failure");

    assertThat(failed.err())
        .contains("The deploy has failed and is undone.\n")
        .contains("The stack is as it was before.\n")
        .contains("error: service it-history_side: 0/1 running; 1 failed on ")
        .contains("    | no luck\n");
    assertThat(environment()).isEqualTo("[GREETING=hello]");
    assertThat(caller.docker("service", "ls", "-q", "--filter", "name=it-history_side")).isEmpty();
  }

  @Test
  void waitingAndNotWaitingMustExcludeEachOther() {
    assertThat(deploy(ExitCode.ERROR, "--wait", "--detach").err())
        .isEqualTo(
            """
            error: --detach and waiting exclude each other
              help: leave out one of the options
            """);
  }

  @Test
  void aWidePortMustBeAllowedExplicitly() {
    caller.write("stack.yaml", FILE + "    ports: [\"127.0.0.1:18080:80\"]\n");
    assertThat(deploy(ExitCode.ERROR).err())
        .contains("help: allow that with --allow-wide-ports, or do not publish the port");
    assertThat(caller.docker("service", "ls", "-q", "--filter", "name=it-history")).isEmpty();

    assertThat(deploy(ExitCode.OK, "--allow-wide-ports").err())
        .contains("it is bound to 127.0.0.1, and published on all addresses of all nodes");
  }

  @Test
  void onlyTheServicesThatAreNamedMustBeDeployed() {
    caller.write("stack.yaml", FILE + "  side:\n    image: busybox\n    command: [sleep, '600']\n");
    deploy(ExitCode.OK, "--service", "side");
    assertThat(
            caller.docker("service", "ls", "--filter", "name=it-history", "--format", "{{.Name}}"))
        .isEqualTo("it-history_side\n");
    assertThat(deploy(ExitCode.ERROR, "--service", "sied").err())
        .startsWith("error: no such service: sied");
  }

  @Test
  void aQuietDeployMustSayNothing() {
    assertThat(deploy(ExitCode.OK, "--quiet"))
        .satisfies(call -> assertThat(call.out() + call.err()).isEmpty());
  }

  @Test
  void anInterruptMustOnlyEndTheWaiting() throws Exception {
    caller.write(
        "stack.yaml",
        """
        services:
          web:
            image: busybox
            command: [sleep, "600"]
            init: true
            healthcheck: {test: [CMD, "false"], interval: 60s, start_period: 600s}
          after:
            image: busybox
            command: [sleep, "600"]
            depends_on: {web: {condition: service_healthy}}
        """);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.berth.cli.Main"));
    command.addAll(List.of("stack", "deploy", "--resolve-image", "never", "--rollback-on-failure"));
    command.addAll(List.of("-c", "stack.yaml", "it-history"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("DOCKER_HOST", caller.engine().uri().toString());
    Process process = builder.start();
    CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(process::destroyForcibly);
    StringBuilder told = new StringBuilder();
    try (var errors = process.errorReader()) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        told.append(line).append('\n');
        if (line.contains("waiting until healthy")) {
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(told.toString())
        .contains(
            "Stopped watching; the swarm goes on with service it-history_web. 3 steps have not"
                + " begun: run the same command again for them. \"berth stack ps it-history\" shows"
                + " how it goes.\nWhat fails from now on is not undone.\n");
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(
            caller.docker("service", "ls", "--filter", "name=it-history", "--format", "{{.Name}}"))
        .isEqualTo("it-history_web\n");
  }

  private Call deploy(int code, String... options) {
    List<String> words =
        new ArrayList<>(List.of("stack", "deploy", "--resolve-image", "never", "-c", "stack.yaml"));
    words.addAll(List.of(options));
    words.add("it-history");
    return caller.exits(code, words.toArray(String[]::new));
  }

  private String environment() {
    return caller
        .docker(
            "service",
            "inspect",
            "it-history_web",
            "--format",
            "{{.Spec.TaskTemplate.ContainerSpec.Env}}")
        .strip();
  }
}
