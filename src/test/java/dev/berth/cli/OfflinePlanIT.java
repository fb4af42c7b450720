package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.Schemas;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans against a saved state are those that the engine itself gives.
@OnHost
@OnCurrent
class OfflinePlanIT {
  private static final String FILE =
      """
      name: it-offline
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          environment: {NAME: world, API_TOKEN: planted-token}
          volumes: [data:/data]
          networks: [default, front]
          configs: [page]
          secrets: [token]
          logging: {driver: json-file, options: {max-size: 1m}}
          deploy:
            replicas: 2
            resources: {limits: {memory: 64m}}
        db:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          healthcheck: {test: [CMD, "true"], interval: 1s}
      networks:
        front: {labels: {tier: one}}
      volumes:
        data: {labels: {tier: one}}
      configs:
        page: {content: hello}
      secrets:
        token: {environment: TOKEN}
      """;

  @TempDir Path directory;

  static List<Engine> engines() {
    return List.of(Engines.host(), Engines.current().withImages("busybox:latest"));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aSavedStateMustGiveThePlanOfTheEngine(Engine engine) {
    Caller caller = Caller.of(engine, directory).with("TOKEN", "planted-content");
    caller.write("compose.yaml", FILE);
    try {
      caller.exits(ExitCode.OK, "up", "-d");
      caller.exits(ExitCode.OK, "state", "--out", "now.state");
      String state = caller.read("now.state");
      assertThat(state).doesNotContain("planted");
      assertThat(Schemas.violations("saved-state", state)).isEmpty();
      String other = state.replace("\"containers\"", "\"unheard\"");
      assertThat(Schemas.violations("saved-state", other)).isNotEmpty();
      Caller offline = caller.with("DOCKER_HOST", "unix:///nowhere");
      assertThat(offline.exits(ExitCode.OK, "plan", "--against", "now.state").out())
          .isEqualTo(
              "No changes: project it-offline on the state in now.state is as the file says.\n");

      caller.write(
          "compose.yaml",
          FILE.replace("world", "Berth")
              .replace("planted-token", "planted-other")
              .replace("hello", "good bye")
              .replace("replicas: 2", "replicas: 3")
              .replace("max-size: 1m", "max-size: 2m")
              .replaceFirst("tier: one", "tier: two"));
      String live = caller.exits(ExitCode.CHANGES, "plan", "--all").out();
      Call saved = offline.exits(ExitCode.CHANGES, "plan", "--all", "--against", "now.state");
      assertThat(saved.out().replace("the state in now.state", engine.uri().toString()))
          .isEqualTo(live);
      assertThat(live).contains("environment.API_TOKEN: (sensitive)", "labels.tier");
      assertThat(
              offline
                  .with("BERTH_KEY", "not the key it was made with")
                  .exits(ExitCode.ERROR, "plan", "--against", "now.state")
                  .err())
          .startsWith("error: the secrets of the state were sealed with another key");
    } finally {
      caller.write("compose.yaml", FILE).exits(ExitCode.OK, "down", "-v");
    }
  }
}
