package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tasks of a swarm write.
@OnSwarm
class SwarmLogsIT {
  private static final Engine MANAGER = Engines.swarm().withImages("busybox:latest").manager();

  @TempDir static Path directory;
  private static Caller caller;

  @BeforeAll
  static void deploy() {
    caller = Caller.of(MANAGER, directory);
    caller.write(
        "stack.yaml",
        """
        version: "3.8"
        services:
          web:
            image: busybox:latest
            command: [sh, -c, "echo one; echo oops >&2; echo two; exec sleep 6000"]
            init: true
            deploy: {replicas: 2}
          shell:
            image: busybox:latest
            command: [sh, -c, "echo typed; exec sleep 6000"]
            tty: true
            init: true
        """);
    caller.docker("stack", "deploy", "--detach=true", "-c", "stack.yaml", "d2-logs");
    Waiting.until(
        "all tasks have written",
        Duration.ofMinutes(1),
        () ->
            caller.docker("service", "logs", "d2-logs_web").lines().count() == 4
                && caller.docker("service", "logs", "--raw", "d2-logs_shell").contains("typed"),
        () -> caller.docker("stack", "ps", "d2-logs"));
  }

  @AfterAll
  static void remove() {
    caller.docker("stack", "rm", "--detach=false", "d2-logs");
  }

  @Test
  void linesMustLookAsThoseOfTheDockerCommand() {
    String time = times("d2-logs_web").get(1);
    for (List<String> options :
        List.of(
            List.<String>of(),
            List.of("--raw"),
            List.of("--no-task-ids"),
            List.of("--no-trunc"),
            List.of("--no-resolve"),
            List.of("-t", "-n", "1"),
            List.of("--details"),
            List.of("--since", "10m"),
            List.of("--since", time))) {
      String[] words =
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of("service", "logs"),
                  java.util.stream.Stream.concat(
                      options.stream(), java.util.stream.Stream.of("d2-logs_web")))
              .toArray(String[]::new);
      Call ours = caller.exits(0, words);
      var theirs = MANAGER.docker(directory, words);
      assertThat(ours.out().lines()).containsExactlyInAnyOrderElementsOf(lines(theirs.output()));
      assertThat(ours.err().lines()).containsExactlyInAnyOrderElementsOf(lines(theirs.errors()));
    }
  }

  @Test
  void oneTaskMustBeReadByItself() {
    String task =
        caller
            .docker("service", "ps", "-q", "--no-trunc", "d2-logs_web")
            .lines()
            .findFirst()
            .orElseThrow();

    Call call = caller.exits(0, "service", "logs", "--raw", task);

    assertThat(call.out()).isEqualTo("one\ntwo\n");
    assertThat(call.err()).isEqualTo("oops\n");
  }

  @Test
  void aServiceWithATerminalMustBeReadToo() {
    assertThat(caller.exits(0, "service", "logs", "--no-task-ids", "d2-logs_shell").out())
        .containsPattern("d2-logs_shell\\.1@\\w+    \\| typed\n");
  }

  @Test
  void aStackMustBeReadAsAWhole() {
    Call call = caller.exits(0, "stack", "logs", "--no-task-ids", "d2-logs");

    assertThat(call.out().lines())
        .hasSizeGreaterThanOrEqualTo(5)
        .anyMatch(line -> line.matches("web\\.1@\\w+   \\| one"))
        .anyMatch(line -> line.matches("web\\.2@\\w+   \\| two"))
        .anyMatch(line -> line.matches("shell\\.1@\\w+ \\| typed"));
    assertThat(call.err().lines()).hasSize(2).allMatch(line -> line.endsWith("| oops"));
  }

  @Test
  void oneServiceOfAStackMustBeReadByItself() {
    assertThat(caller.exits(0, "stack", "logs", "--raw", "d2-logs", "shell").out())
        .contains("typed")
        .doesNotContain("one");
    assertThat(caller.exits(ExitCode.ERROR, "stack", "logs", "d2-logs", "webb").err())
        .isEqualTo(
            """
            error: no such service in stack d2-logs: webb
              help: "berth stack services d2-logs" lists its services
            """);
  }

  @Test
  void whatIsNotThereMustBeAProblem() {
    assertThat(caller.exits(ExitCode.ERROR, "stack", "logs", "d2-none").err())
        .startsWith("error: nothing found in stack: d2-none\n");
    assertThat(caller.exits(ExitCode.ERROR, "service", "logs", "d2-none").err())
        .startsWith("error: no such service: d2-none\n");
    assertThat(caller.exits(ExitCode.ERROR, "service", "logs", "-n", "x", "d2-logs_web").err())
        .startsWith("error: --tail: neither a whole number nor all: \"x\"\n");
  }

  @Test
  void followingMustShowWhatComesLater() throws InterruptedException {
    AtomicReference<Call> call = new AtomicReference<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> call.set(caller.berth("stack", "logs", "-f", "d2-logs", "shell")));
    caller.docker("service", "update", "-d", "--force", "--no-resolve-image", "d2-logs_shell");
    Waiting.until(
        "another task has written",
        Duration.ofMinutes(1),
        () -> caller.docker("service", "logs", "--raw", "d2-logs_shell").lines().count() == 2,
        () -> caller.docker("service", "ps", "d2-logs_shell"));
    assertThat(reader.isAlive()).as("it waits for more").isTrue();
    Thread.sleep(500);
    reader.interrupt();
    reader.join(Duration.ofSeconds(10));

    assertThat(call.get().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(call.get().out().lines()).hasSize(2).allMatch(line -> line.endsWith("| typed"));
  }

  /// When the lines of a service were written, the earliest first.
  private static List<String> times(String service) {
    return caller
        .docker("service", "logs", "-t", "--raw", service)
        .lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .sorted()
        .toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
