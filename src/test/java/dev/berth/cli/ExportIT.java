package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.RealStacks;
import dev.berth.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What runs is written as a file with which nothing needs to change, whoever made it.
@OnCurrent
class ExportIT {
  private static final String PROJECT = "exact-export";

  @TempDir Path directory;
  @TempDir Path elsewhere;
  private Engine engine;

  @BeforeEach
  void open() {
    engine = TestImages.on(Engines.current());
  }

  @AfterEach
  void close() {
    call(directory, "-p", PROJECT, "down", "-v", "-t", "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands", "health", "mounts", "shop", "wiki", "words"})
  void ofWhatBerthMade(String name) throws IOException {
    file(RealStacks.text(name));
    succeed(call(directory, "-p", PROJECT, "up", "-d"));

    exportedFileNeedsNoChange();
  }

  @ParameterizedTest
  @ValueSource(strings = {"downloads", "isolation", "kafka", "ports"})
  void ofWhatDockerComposeMade(String name) throws IOException {
    file(RealStacks.text(name));
    engine.compose(directory, "-p", PROJECT, "up", "-d").expectSuccess();

    exportedFileNeedsNoChange();
  }

  @Test
  void credentialsAreLeftToTheEnvironment() throws IOException {
    file(
        """
        services:
          db:
            image: berth-test/run
            environment: {DB_PASSWORD: "pl$$anted 'value'", DB_USER: u, URL: "db://u:planted@db"}
        """);
    succeed(call(directory, "-p", PROJECT, "up", "-d"));

    Call shown = call(elsewhere, "export", PROJECT, "--values", "values.env");
    succeed(shown);
    assertThat(shown.out() + shown.err())
        .doesNotContain("anted")
        .contains("${DB_PASSWORD}", "DB_USER: u");
    Path values = elsewhere.resolve("values.env");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(values)))
        .isEqualTo("rw-------");
    Files.writeString(elsewhere.resolve("compose.yaml"), shown.out());
    Call plan = call(elsewhere, "--env-file", "values.env", "plan");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
  }

  @Test
  void whatDoesNotRunIsNotExported() {
    Call call = call(elsewhere, "export", "exact-absent");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("nothing runs of a project \"exact-absent\"");
  }

  private void exportedFileNeedsNoChange() throws IOException {
    succeed(call(elsewhere, "export", PROJECT, "-o", "compose.yaml"));
    Call plan = call(elsewhere, "plan");
    assertThat(plan.exitCode())
        .as(plan.out() + plan.err() + Files.readString(elsewhere.resolve("compose.yaml")))
        .isZero();
  }

  private void file(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text.replaceFirst("(?m)^name: .*$", ""));
    Files.writeString(directory.resolve(".env"), "WORD=word\n");
  }

  private static void succeed(Call call) {
    assertThat(call.exitCode()).as(call.err()).isZero();
  }

  private Call call(Path where, String... arguments) {
    return Call.in(
        where, Map.of("DOCKER_HOST", engine.uri().toString(), "HOME", where.toString()), arguments);
  }
}
