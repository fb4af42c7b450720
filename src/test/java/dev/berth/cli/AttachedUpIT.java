package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.Waiting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `up` in the foreground: what it shows, when it ends, and with which exit code.
@OnHost
class AttachedUpIT {
  private static final String FILE =
      """
      services:
        short:
          image: busybox
          command: sh -c 'echo short; exit 3'
          depends_on: [long]
        long:
          image: busybox
          command: sh -c 'trap "exit 4" TERM; echo long; while :; do sleep 0.1; done'
          stop_grace_period: 3s
      """;

  private final ProjectOnEngine project =
      new ProjectOnEngine(Engines.host(), "it-attached").file(FILE);

  @AfterEach
  void removeAll() {
    project.close();
  }

  @Test
  void theEndOfOneContainerMustStopAllAndGiveTheExitCode() {
    Call call = project.berth("up", "--abort-on-container-exit");
    assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
    assertThat(call.out()).contains("short-1  | short").contains("long-1   | long");
    assertThat(project.state("long-1")).isEqualTo("exited");
  }

  @Test
  void aFailureMustStopAllIfThatIsAsked() {
    assertThat(project.berth("up", "--abort-on-container-failure").exitCode()).isEqualTo(3);
    assertThat(project.state("long-1")).isEqualTo("exited");
  }

  @Test
  void theExitCodeMustBeThatOfTheServiceThatIsNamed() {
    Call call = project.berth("up", "--exit-code-from", "long");
    assertThat(call.exitCode()).as(call.err()).isEqualTo(4);
    call = project.berth("up", "--exit-code-from", "long", "--abort-on-container-failure");
    assertThat(call.exitCode()).as(call.err()).isEqualTo(4);
  }

  @Test
  void outputMustBeShownOnlyOfWhatIsAttached() {
    Call call =
        project.berth("up", "--abort-on-container-exit", "--no-attach", "long", "--no-log-prefix");
    assertThat(call.out().lines()).containsExactlyInAnyOrder("short", "short-1 exited with code 3");
    Call other = project.berth("up", "--exit-code-from", "short", "--attach", "long", "--no-color");
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.out()).contains("long-1  | long").doesNotContain("short");
  }

  @Test
  void whatIsShownOnlyAsADependencyMustNotBeStoppedNorWaitedFor() {
    Call call = project.berth("up", "--abort-on-container-exit", "--attach-dependencies", "short");
    assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
    assertThat(call.out()).contains("short-1  | short", "long-1   | long");
    assertThat(project.state("long-1")).isEqualTo("running");

    call = project.berth("up", "--exit-code-from", "long", "short");
    assertThat(call.exitCode()).as("of the one that ended: long runs on").isEqualTo(3);
  }

  @Test
  void optionsThatExcludeEachOtherMustBeRefused() {
    assertThat(project.berth("up", "-d", "--abort-on-container-exit").exitCode())
        .isEqualTo(ExitCode.ERROR);
    assertThat(project.berth("up", "--exit-code-from", "nosuch").err())
        .contains("no such service: nosuch");
    assertThat(project.containers()).isEmpty();
  }

  /// Calls Berth at a terminal.
  ///
  /// @param keys what is pressed, once the containers run
  private Call atTerminal(InputStream keys, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(List.of("-p", project.name));
    words.addAll(List.of(arguments));
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            keys,
            project.environment(),
            project.directory,
            true,
            true,
            false);
    int code = CommandRunner.run(console, words.toArray(String[]::new));
    return new Call(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void oneKeyMustLeaveTheContainersRunningAndAnotherMustWatch() throws Exception {
    project
        .file("page", "new")
        .file(
            """
            services:
              long:
                image: busybox
                command: sleep 600
                init: true
                stop_grace_period: 0s
                develop: {watch: [{action: sync, path: page, target: /page, initial_sync: true}]}
            """);
    try (PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream keys = new PipedInputStream(keyboard)) {
      CompletableFuture<Call> up = CompletableFuture.supplyAsync(() -> atTerminal(keys, "up"));
      keyboard.write('w');
      keyboard.flush();
      Waiting.until(
          "it watches",
          Duration.ofSeconds(60),
          () -> project.berth("exec", "long", "cat", "/page").out().equals("new"),
          () -> project.berth("exec", "long", "cat", "/page").err());
      keyboard.write('d');
      keyboard.flush();

      Call call = up.get(60, TimeUnit.SECONDS);
      assertThat(call.exitCode()).isZero();
      assertThat(call.out()).contains("d: detach   w: watch").endsWith("\r\u001b[K");
      assertThat(call.err()).contains("Watch enabled", "Detached: the containers run on.");
      assertThat(project.state("long-1")).isEqualTo("running");
    }
  }

  @Test
  void withoutTheMenuKeysMustDoNothing() {
    Call call =
        atTerminal(
            new ByteArrayInputStream(new byte[] {'d'}),
            "up",
            "--menu=false",
            "--abort-on-container-exit");

    assertThat(call.exitCode()).isEqualTo(3);
    assertThat(call.out()).doesNotContain("d: detach");
    assertThat(call.err().substring(call.err().indexOf("A container ended")))
        .as("nothing is drawn over what the containers write")
        .contains("container it-attached-long-1: ")
        .doesNotContain("\u001b[1A");
  }
}
