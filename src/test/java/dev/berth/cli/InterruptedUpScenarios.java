package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever became of an earlier `up`, the next one leaves the project as the file says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InterruptedUpScenarios {
  private static final int POINTS = 16;

  private final ProjectOnEngine project;

  InterruptedUpScenarios(Engine engine) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-killed");
  }

  /// Each version changes every container, the network and what is told by the hooks; there is a
  /// third service in every second one.
  private static String file(int version) {
    String extra =
        version % 2 == 0
            ? ""
            : """
              extra:
                image: busybox
                command: sleep 600
                init: true
                stop_grace_period: 0s
                networks: [back, default]
            """;
    return """
    services:
      web:
        image: busybox
        command: sleep 600
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%1$d"}
        depends_on: {base: {condition: service_healthy}}
        networks: [back, default]
        deploy: {replicas: 2}
        configs: [{source: note, target: /note}]
      base:
        image: busybox
        command: sleep 600
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%1$d"}
        volumes: [data:/data]
        networks: [back]
        healthcheck: {test: "true", interval: 1s, start_period: 10s}
        post_start: [{command: sh -c 'echo started %1$d >> /data/notes'}]
        pre_stop: [{command: sh -c 'echo stopped >> /data/notes'}]
    %2$s
    networks: {back: {labels: {version: "%3$d"}}}
    volumes: {data: {}}
    configs: {note: {content: "note %1$d"}}
    """
        .formatted(version, extra, version / 3);
  }

  @BeforeAll
  void up() {
    project.file(file(0));
    project.succeed("up", "-d");
  }

  @AfterAll
  void removeAll() {
    project.close();
  }

  static IntStream points() {
    return IntStream.rangeClosed(1, POINTS);
  }

  @ParameterizedTest
  @MethodSource("points")
  void anUpAfterAKilledOneMustConverge(int point) throws Exception {
    project.file(file(point));
    try (BerthProcess process =
        BerthProcess.in(project, "--progress", "json", "up", "-d", "--remove-orphans")) {
      process.killAfterLines(2 * point);
    }
    project.succeed("up", "-d", "--remove-orphans");
    assertThat(project.containers())
        .containsExactlyElementsOf(
            point % 2 == 0
                ? List.of("base-1", "web-1", "web-2")
                : List.of("base-1", "extra-1", "web-1", "web-2"));
    Call plan = project.berth("plan");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
    for (String name : List.of("base-1", "web-1", "web-2")) {
      assertThat(project.state(name)).as(name).isEqualTo("running");
      assertThat(project.inspect(name).getConfig().getEnv()).contains("VERSION=" + point);
    }
    assertThat(project.networks()).containsExactly("it-killed_back", "it-killed_default");
    assertThat(project.succeed("exec", "web", "cat", "/note")).isEqualTo("note " + point);
    assertThat(project.succeed("exec", "base", "cat", "/data/notes"))
        .as("the data of the first version")
        .startsWith("started 0\n");
  }
}
