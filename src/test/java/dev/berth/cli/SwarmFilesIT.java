package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configs and secrets by hand.
@OnSwarm
class SwarmFilesIT {
  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void call() {
    caller = Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory);
  }

  @AfterEach
  void tidy() {
    caller.berth("configs", "rm", "d2-page", "d2-other");
    caller.berth("secrets", "rm", "d2-word");
  }

  @Test
  void aConfigMustHoldTheContentOfItsFile() {
    caller.write("page.txt", "hello\n");
    String id =
        caller
            .exits(0, "configs", "create", "-l", "a=b", "--label", "c", "d2-page", "page.txt")
            .out()
            .strip();

    assertThat(caller.docker("config", "inspect", "-f", "{{.ID}} {{.Spec.Labels}}", "d2-page"))
        .isEqualTo(id + " map[a:b c:]\n");
    assertThat(caller.docker("config", "inspect", "--pretty", "d2-page")).contains("hello");
  }

  @Test
  void aConfigMustHoldWhatIsPiped() {
    Call call =
        Call.withInput(directory, environment(), "piped", "configs", "create", "d2-other", "-");

    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(caller.exits(0, "configs", "inspect", "-f", "{{.Spec.Data}}", "d2-other").out())
        .isEqualTo("cGlwZWQ=\n");
  }

  @Test
  void aNameThatIsTakenMustBeRefused() {
    caller.write("page.txt", "hello\n");
    caller.exits(0, "configs", "create", "d2-page", "page.txt");

    assertThat(caller.exits(ExitCode.ERROR, "configs", "create", "d2-page", "page.txt").err())
        .contains("already exists");
  }

  @Test
  void aSecretMustNeverBeShown() {
    caller.write("word.txt", "open sesame");
    caller.exits(0, "secrets", "create", "--label", "kind=word", "d2-word", "word.txt");

    assertThat(caller.docker("secret", "ls", "-f", "name=d2-word", "--format", "{{.Labels}}"))
        .isEqualTo("kind=word\n");
    Call inspected = caller.exits(0, "secrets", "inspect", "d2-word");
    assertThat(inspected.out())
        .contains("\"Name\": \"d2-word\"")
        .doesNotContain("sesame")
        .doesNotContain("Data");
    assertThat(caller.exits(0, "secrets", "ls").out()).contains("d2-word");
  }

  @Test
  void aSecretWithoutAFileMustBeAProblem() {
    assertThat(caller.exits(ExitCode.ERROR, "secrets", "create", "d2-word").err())
        .isEqualTo(
            """
            error: no file is named
              help: name one, or - for standard input
            """);
    assertThat(caller.exits(ExitCode.ERROR, "secrets", "create", "d2-word", "none.txt").err())
        .contains("none.txt")
        .contains("no such file");
  }

  @Test
  void whatIsThereMustGoEvenIfSomethingElseIsNot() {
    caller.write("page.txt", "hello\n").exits(0, "configs", "create", "d2-page", "page.txt");

    Call call = caller.exits(ExitCode.ERROR, "configs", "rm", "d2-none", "d2-page");

    assertThat(call.out()).isEqualTo("d2-page\n");
    assertThat(call.err()).startsWith("error: no such config: d2-none\n");
    assertThat(caller.docker("config", "ls", "-q", "-f", "name=d2-page")).isEmpty();
  }

  @Test
  void whatAServiceUsesMustStay() {
    caller.write("page.txt", "hello\n").exits(0, "configs", "create", "d2-page", "page.txt");
    caller.docker(
        "service",
        "create",
        "-d",
        "-q",
        "--name",
        "d2-user",
        "--config",
        "d2-page",
        "--no-resolve-image",
        "busybox:latest",
        "sleep",
        "600");
    try {
      assertThat(caller.exits(ExitCode.ERROR, "configs", "rm", "d2-page").err())
          .contains("is in use by the following service: d2-user");
    } finally {
      caller.docker("service", "rm", "d2-user");
    }
  }

  @Test
  void aRehearsalMustLeaveEverythingAsItIs() {
    caller.write("page.txt", "hello\n");

    assertThat(
            caller
                .exits(ExitCode.ERROR, "--dry-run", "configs", "create", "d2-page", "page.txt")
                .err())
        .isEqualTo(
            """
            error: --dry-run: this command acts at once, it has no plan to show
              help: leave --dry-run out to run it
            """);
    assertThat(caller.docker("config", "ls", "-q", "-f", "name=d2-page")).isEmpty();
  }

  private Map<String, String> environment() {
    return Map.of("DOCKER_HOST", caller.engine().uri().toString());
  }
}
