package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandRunnerTest {
  @TempDir Path directory;

  @Test
  void anUnknownCommandIsAnError() {
    assertThat(call("upp"))
        .isEqualTo(
            new Call(
                1,
                "",
                """
                error: unknown command "upp"
                  help: did you mean up? berth --help lists the commands
                """));
  }

  @Test
  void anUnknownOptionIsAnError() {
    assertThat(call("version", "--shrt"))
        .isEqualTo(
            new Call(
                1,
                "",
                """
                error: unknown option: --shrt
                  help: did you mean --short? berth version --help lists the options
                """));
  }

  @Test
  void anUnknownOptionBeforeTheCommandIsAnError() {
    assertThat(call("--nope", "version").err())
        .isEqualTo(
            """
            error: unknown option: --nope
              help: berth --help lists the options
            """);
  }

  @Test
  void whatCannotBeWrittenIsAnError() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {a: {image: x}}\n");

    assertThat(call("config", "-o", "missing/compose.yaml").err())
        .isEqualTo("error: " + directory + "/missing/compose.yaml: no such file or directory\n");
  }

  @Test
  void theLastOfSeveralValuesMustCount() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {a: {image: x}}\n");

    String[] plain = {"-p", "first", "-p", "second", "config", "--format=yaml", "--format", "json"};
    Call call = call(plain);
    assertThat(call.err()).isEmpty();
    assertThat(call.out()).startsWith("{").contains("\"name\": \"second\"");
    assertThat(
            call(
                "-p", "first", "-p", "second", "config", "--format=yaml", "--format", "json", "--"))
        .isEqualTo(call);
  }

  @Test
  void aQuietConfigMustPrintOnlyWhatIsAskedForByName() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {a: {image: x}}\n");

    assertThat(call("config", "-q")).isEqualTo(new Call(0, "", ""));
    assertThat(call("config", "-q", "--services").out()).isEqualTo("a\n");
    assertThat(call("config", "-q", "--images").out()).isEqualTo("x\n");
    assertThat(call("config", "-q", "--hash", "a").out()).startsWith("a ");
  }

  @Test
  void aDefectIsToldAsOne() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("this never happens");
          }

          @Override
          public int read(byte[] buffer, int start, int length) {
            return read();
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      Console console = new Console(stream, stream, broken, Map.of(), directory, false, false);
      assertThat(CommandRunner.run(console, "-f", "-", "config")).isEqualTo(ExitCode.ERROR);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error: unexpected: java.lang.IllegalStateException: this never happens
              help: this is a defect of Berth; --debug shows where it happened
            """);
  }

  @Test
  void anUnknownCommandOfAGroupIsAnError() {
    assertThat(call("stack", "deplyo").err())
        .isEqualTo(
            """
            error: unknown command "stack deplyo"
              help: did you mean stack deploy? berth --help lists the commands
            """);
  }

  @Test
  void aMisspelledGroupIsAnError() {
    assertThat(call("stak", "deploy").err())
        .isEqualTo(
            """
            error: unknown command "stak"
              help: did you mean stack? berth --help lists the commands
            """);
  }

  @Test
  void anOptionAfterTheCommandThatGoesBeforeItIsAnError() {
    assertThat(call("config", "-f", "app.yaml").err())
        .isEqualTo(
            """
            error: unknown option: -f
              help: write -f before the command; berth --help lists such options
            """);
  }

  @Test
  void aWordThatAnOptionDoesNotKnowIsAnError() {
    assertThat(call("config", "--target", "cloud").err())
        .isEqualTo(
            """
            error: --target: unknown value "cloud"
              help: use one of: engine, swarm
            """);
  }

  @Test
  void aGroupAloneListsItsCommands() {
    Call call = call("stack");
    assertThat(call.exitCode()).isZero();
    assertThat(call.out()).startsWith("Usage: berth stack COMMAND").contains("  stack config ");
  }

  @Test
  void withoutACommandAllOfThemAreListed() {
    Call call = call();
    assertThat(call.exitCode()).isZero();
    assertThat(call.out()).contains("  config ").contains("--project-name=NAME");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandHasHelp(String name) {
    Call call = call((name + " --help").split(" "));
    assertThat(call.exitCode()).isZero();
    assertThat(call.out()).startsWith("Usage: berth " + name);
    assertThat(call.err()).isEmpty();
  }

  @Test
  void otherNamesLeadToTheSameCommands() {
    Commands.OTHER_NAMES.forEach((other, name) -> {
      Call call = call((other + " --help").split(" "));
      assertThat(call.exitCode()).as(other).isZero();
      assertThat(call.out()).as(other).startsWith("Usage: berth " + name);
    });
  }

  @Test
  void aSecretMayBeNamedInTheSingular() {
    assertThat(call("secret", "list", "--help").out()).startsWith("Usage: berth secrets ls");
    assertThat(call("secret").out()).contains("  secrets create ");
  }

  static Iterable<String> names() {
    return Commands.ALL.stream().map(Commands.Entry::name).toList();
  }

  private Call call(String... args) {
    return Call.in(directory, Map.of(), args);
  }
}
