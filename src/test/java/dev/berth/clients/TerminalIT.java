package dev.berth.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engines;
import dev.berth.testing.InstalledBerth;
import dev.berth.testing.OnHost;
import dev.berth.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Berth as a process of its own, talking with containers at a real terminal.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnHost
class TerminalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init") // before all tests
  private ComposeUser user;

  @SuppressWarnings("NullAway.Init") // before all tests
  private InstalledBerth berth;

  @BeforeAll
  void up(@TempDir Path home) {
    user = ComposeUser.of(Engines.host().withImages("busybox:latest"), home.resolve("user"));
    berth = InstalledBerth.in(home.resolve("berth"));
    user.write(
        "compose.yaml",
        """
        name: it-terminal
        services:
          shell: &shell
            image: busybox
            command: sh
            tty: true
            stdin_open: true
            stop_grace_period: 0s
          other: *shell
        """);
    user.docker("berth", "up", "-d").expectSuccess();
  }

  @AfterAll
  void down() {
    user.docker("berth", "down", "--remove-orphans").expectSuccess();
  }

  /// A call under way at a terminal of 30 lines with 90 columns.
  private final class Terminal implements AutoCloseable {
    private final Process process;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Terminal(String arguments) throws IOException {
      String line =
          "tty >terminal; stty rows 30 cols 90; exec " + berth.launcher() + " " + arguments;
      ProcessBuilder builder = new ProcessBuilder("script", "-qec", line, "/dev/null");
      builder.directory(user.home().toFile()).redirectErrorStream(true);
      builder.environment().put("DOCKER_HOST", Engines.host().uri().toString());
      process = builder.start();
      Thread.ofVirtual()
          .start(() -> {
            try {
              process.getInputStream().transferTo(shown);
            } catch (IOException e) {
              // The terminal is gone, and what it showed is known.
            }
          });
    }

    String text() {
      return shown.toString(StandardCharsets.UTF_8);
    }

    void awaits(String text) throws InterruptedException {
      Waiting.until(text, PATIENCE, () -> text().contains(text), this::text);
    }

    void type(String keys) throws IOException {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    void resize(int rows, int columns) throws IOException, InterruptedException {
      String device = Files.readString(user.home().resolve("terminal")).strip();
      Process resizing =
          new ProcessBuilder("stty", "-F", device, "rows", "" + rows, "cols", "" + columns).start();
      assertThat(resizing.waitFor()).isZero();
    }

    int exitCode() throws InterruptedException {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(text()).isTrue();
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private List<String> running() {
    return running("it-terminal");
  }

  private List<String> running(String project) {
    CommandResult result =
        user.docker(
            "ps", "--filter", "label=com.docker.compose.project=" + project, "--format", "{{.ID}}");
    return result.expectSuccess().lines().toList();
  }

  @Test
  void aCommandMustHaveATerminalOfTheSizeOfTheCallersAndItsExitCodeMustBeTheCalls()
      throws Exception {
    try (Terminal terminal = new Terminal("exec shell sh")) {
      terminal.awaits("# ");
      terminal.type("stty size; tty\n");
      terminal.awaits("30 90");
      terminal.awaits("/dev/pts/");
      terminal.type("exit 6\n");
      assertThat(terminal.exitCode()).isEqualTo(6);
    }
  }

  @Test
  void anotherSizeMustReachTheCommand() throws Exception {
    try (Terminal terminal = new Terminal("exec shell sh")) {
      terminal.awaits("# ");
      terminal.resize(40, 100);
      terminal.type("while [ \"$(stty size)\" != '40 100' ]; do sleep 0.1; done; exit 7\n");
      assertThat(terminal.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void ctrlCMustStopWhatIsUpAndAnotherOneKillIt() throws Exception {
    user.write(
        "up.yaml",
        """
        name: it-terminal-up
        x-service: &service
          image: busybox
          stop_grace_period: 60s
        services:
          polite: {<<: *service, command: sh -c 'trap "exit 3" TERM; echo here; while :; do sleep 0.1; done'}
          deaf: {<<: *service, command: sh -c 'trap "" TERM; echo here; while :; do sleep 0.1; done', profiles: [deaf]}
        """);
    try {
      try (Terminal terminal = new Terminal("-f up.yaml up --no-color")) {
        terminal.awaits("| here");
        terminal.type("\u0003");
        assertThat(terminal.exitCode()).isEqualTo(130);
        assertThat(terminal.text()).contains("press Ctrl-C again to kill");
      }
      assertThat(running("it-terminal-up")).isEmpty();
      try (Terminal terminal = new Terminal("-f up.yaml --profile deaf up --no-color")) {
        terminal.awaits("polite-1  | here");
        terminal.awaits("deaf-1    | here");
        terminal.type("\u0003");
        terminal.awaits("polite-1 exited with code 3");
        assertThat(running("it-terminal-up")).hasSize(1);
        terminal.type("\u0003");
        assertThat(terminal.exitCode()).isEqualTo(130);
      }
      assertThat(running("it-terminal-up")).isEmpty();
    } finally {
      user.docker("berth", "-f", "up.yaml", "--profile", "*", "down", "-t", "0").expectSuccess();
    }
  }

  @Test
  void ctrlCMustReachTheCommandAndNotBerth() throws Exception {
    try (Terminal terminal =
        new Terminal("exec shell sh -c 'trap \"echo caught\" INT; cat; exit 4'")) {
      terminal.type("typed\n");
      terminal.awaits("typed\r\ntyped");
      terminal.type("\u0003");
      assertThat(terminal.exitCode()).as(terminal.text()).isEqualTo(4);
      terminal.awaits("caught");
    }
  }

  @Test
  void detachingMustLeaveTheContainerRunning() throws Exception {
    try (Terminal terminal = new Terminal("run other")) {
      terminal.awaits("# ");
      terminal.type("\u0010\u0011");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(running()).hasSize(3);
    try (Terminal terminal = new Terminal("attach --detach-keys ctrl-a,x other")) {
      terminal.type("echo t''yped\n");
      terminal.awaits("\ntyped");
      terminal.type("\u0001x");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(running()).hasSize(3);
    try (Terminal terminal = new Terminal("attach other")) {
      terminal.type("exit 5\n");
      assertThat(terminal.exitCode()).isEqualTo(5);
    }
    assertThat(running()).hasSize(2);
  }
}
