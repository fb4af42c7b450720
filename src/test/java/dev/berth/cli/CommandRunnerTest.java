package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  static Iterable<String> names() {
    return Commands.ALL.stream().map(Commands.Entry::name).toList();
  }

  private Call call(String... args) {
    return Call.in(directory, Map.of(), args);
  }
}
