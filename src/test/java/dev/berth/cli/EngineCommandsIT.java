package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands as users call them, on an older and on a present-day engine.
@OnHost
@OnCurrent
class EngineCommandsIT {
  private static final String TWO =
      """
      services:
        a:
          image: busybox
          command: sh -c 'echo hello from a; echo oops >&2; sleep 300'
          stop_grace_period: 1s
          depends_on: [b]
        b:
          image: busybox
          command: sh -c 'echo hello from b; sleep 300'
          stop_grace_period: 1s
          volumes: [data:/data]
      volumes:
        data: {}
      """;

  @TempDir Path directory;

  static List<Engine> engines() {
    return List.of(Engines.host(), Engines.current().withImages("busybox:latest"));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void psAndLogsMustShowWhatRuns(Engine engine) throws IOException {
    write(TWO);
    try (Cleanup _ = new Cleanup(engine)) {
      succeed(berth(engine, "up", "-d"));

      Call table = succeed(berth(engine, "ps"));
      assertThat(table.out().lines().toList())
          .hasSize(3)
          .first()
          .asString()
          .matches("NAME +IMAGE +COMMAND +SERVICE +CREATED +STATUS +PORTS");
      Call json = succeed(berth(engine, "ps", "--format", "json"));
      assertThat(json.out().lines())
          .hasSize(2)
          .allMatch(
              line -> line.startsWith("{\"Command\":") && line.contains("\"State\":\"running\""));
      assertThat(succeed(berth(engine, "ps", "--services")).out()).isEqualTo("a\nb\n");
      Call logs = succeed(berth(engine, "logs", "--no-color"));
      assertThat(logs.out().lines())
          .containsExactlyInAnyOrder("a-1  | hello from a", "a-1  | oops", "b-1  | hello from b");
      assertThat(logs.err()).isEmpty();
      assertThat(succeed(berth(engine, "ls")).out()).contains("it-commands");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scaleMustAddAndRemoveContainersOnly(Engine engine) throws IOException {
    write(TWO);
    try (Cleanup _ = new Cleanup(engine)) {
      succeed(berth(engine, "up", "-d"));
      List<String> before = names(engine);

      assertThat(berth(engine, "plan", "--scale", "a=3").out())
          .contains("~ service a   (scaled)\n      replicas: 1 → 3\n")
          .contains("+ containers it-commands-a-2, it-commands-a-3\n");
      succeed(berth(engine, "up", "-d", "--scale", "a=3"));
      assertThat(names(engine)).hasSize(4).containsAll(before);
      succeed(berth(engine, "up", "-d"));
      assertThat(names(engine)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void orphansMustStayUntilTheUserSaysSo(Engine engine) throws IOException {
    write(TWO);
    try (Cleanup _ = new Cleanup(engine)) {
      succeed(berth(engine, "up", "-d"));
      write(
          """
          services:
            b:
              image: busybox
              command: sleep 300
              stop_grace_period: 1s
          """);

      succeed(berth(engine, "up", "-d"));
      assertThat(names(engine)).contains("it-commands-a-1");
      succeed(berth(engine, "up", "-d", "--remove-orphans"));
      assertThat(names(engine)).containsExactly("it-commands-b-1");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anAttachedUpMustShowTheOutputAndEndWithTheContainers(Engine engine) throws IOException {
    write(
        """
        services:
          one: {image: busybox, command: "sh -c 'echo first; sleep 1; echo last; exit 3'"}
        """);
    try (Cleanup _ = new Cleanup(engine)) {
      Call call = succeed(berth(engine, "up"));
      assertThat(call.out().lines())
          .containsExactlyInAnyOrder("one-1  | first", "one-1  | last", "one-1 exited with code 3");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void waitMustReturnWhenAllIsHealthy(Engine engine) throws IOException {
    write(
        """
        services:
          web:
            image: busybox
            command: sh -c 'sleep 1; touch /ready; sleep 300'
            stop_grace_period: 1s
            healthcheck: {test: "test -e /ready", interval: 500ms, retries: 20}
        """);
    try (Cleanup _ = new Cleanup(engine)) {
      succeed(berth(engine, "up", "--wait"));
      assertThat(succeed(berth(engine, "ps")).out()).contains("(healthy)");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aFailedStepMustBeToldAndTheNextUpMustGoOn(Engine engine) throws IOException {
    write("services:\n  web:\n    image: busybox\n    command: /no/such/program\n");
    try (Cleanup _ = new Cleanup(engine)) {
      Call failed = berth(engine, "up", "-d");
      assertThat(failed.exitCode()).isEqualTo(ExitCode.ERROR);
      assertThat(failed.err()).contains("error: ").contains("/no/such/program");

      write(
          """
          services:
            web:
              image: busybox
              command: sleep 300
              stop_grace_period: 1s
          """);
      succeed(berth(engine, "up", "-d"));
      assertThat(berth(engine, "plan").exitCode()).isEqualTo(ExitCode.OK);
    }
  }

  private Call berth(Engine engine, String... args) {
    String[] all =
        Stream.concat(Stream.of("-p", "it-commands"), Stream.of(args)).toArray(String[]::new);
    return Call.in(directory, Map.of("DOCKER_HOST", engine.uri().toString()), all);
  }

  private static Call succeed(Call call) {
    assertThat(call.exitCode()).as(call.out() + call.err()).isZero();
    return call;
  }

  private List<String> names(Engine engine) {
    return succeed(berth(engine, "ps", "--format", "json"))
        .out()
        .lines()
        .map(line -> line.replaceFirst(".*\"Name\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }

  /// Takes the project down at the end, whatever happened.
  private final class Cleanup implements AutoCloseable {
    private final Engine engine;

    Cleanup(Engine engine) {
      this.engine = engine;
    }

    @Override
    public void close() {
      berth(engine, "down", "-v", "--remove-orphans");
    }
  }
}
