package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With `--strict` nothing is done where anything is doubtful, or would be ignored.
class StrictTest {
  private static final String UNSET =
      """
      services:
        web: {image: "nginx:1${TAG}", pull_policy: always}
      """;
  private static final String PORTS =
      """
      services:
        web: {image: nginx, pull_policy: always, ports: ["8080:80"]}
        api: {image: nginx, ports: ["127.0.0.1:8080:80"]}
      """;
  private static final String IGNORED =
      """
      services:
        web:
          image: nginx
          pull_policy: always
          tmpfs: /run
          deploy: {labels: {a: b}, endpoint_mode: vip}
      """;
  private static final String ON_A_SWARM = IGNORED.replace("    pull_policy: always\n", "");
  private static final String NEWER =
      """
      services:
        web: {image: nginx, pull_policy: always, annotations: {a: b}}
      """;

  @TempDir Path directory = Path.of("");

  private CannedEngine engine;
  private FakeManager manager;

  @BeforeEach
  void start() throws IOException {
    engine = new CannedEngine(directory);
    manager = new FakeManager(Map.of());
  }

  @AfterEach
  void stop() {
    engine.close();
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "plan", "up", "create", "build", "pull"})
  void whatIsDoubtfulMustKeepACommandFromDoingAnything(String command) throws IOException {
    for (String file : List.of(UNSET, PORTS)) {
      Call call = engine.ask(file, "--strict", command);
      assertThat(call.exitCode()).isEqualTo(1);
      assertThat(call.out()).isEmpty();
      assertThat(call.err()).contains("error: ").doesNotContain("warning");
    }
    assertThat(engine.asked).allMatch(request -> request.startsWith("GET "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "up"})
  void whatOneEngineIgnoresMustBeAnError(String command) throws IOException {
    assertThat(engine.ask(IGNORED, "--strict", command))
        .isEqualTo(
            new Call(
                1,
                "",
                """
                compose.yaml:6:14: error: services.web.deploy.labels: one engine ignores it
                    6 |     deploy: {labels: {a: b}, endpoint_mode: vip}
                      |              ^^^^^^
                  help: use the labels of the service: its containers have them
                """));
    assertThat(engine.asked).allMatch(request -> request.startsWith("GET "));
  }

  @Test
  void whatOneEngineIgnoresMustNotBeToldOtherwise() throws IOException {
    assertThat(engine.ask(ON_A_SWARM, "plan").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "up"})
  void whatTheEngineIsTooOldForMustBeAnError(String command) throws IOException {
    engine.api = "1.41";
    Call call = engine.ask(NEWER, "--strict", command);
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err())
        .startsWith("compose.yaml:2:44: error: services.web.annotations: needs Docker 24.0");
    assertThat(engine.asked).allMatch(request -> request.startsWith("GET "));
  }

  @Test
  void whatASwarmIgnoresMustKeepAStackFromBeingDeployed() throws IOException {
    for (String command : List.of("plan", "deploy")) {
      Call call = onSwarm(ON_A_SWARM, "--strict", "stack", command, "-c", "compose.yaml", "shop");
      assertThat(call)
          .isEqualTo(
              new Call(
                  1,
                  "",
                  """
                  compose.yaml:4:5: error: services.web.tmpfs: a swarm ignores it
                      4 |     tmpfs: /run
                        |     ^^^^^
                    help: write it under volumes, with type: tmpfs
                  """));
    }
    assertThat(manager.made()).isEmpty();
    Call call = onSwarm(ON_A_SWARM, "stack", "plan", "-c", "compose.yaml", "shop");
    assertThat(call.exitCode()).isEqualTo(2);
    assertThat(call.err()).startsWith("compose.yaml:4:5: warning: ");
  }

  @Test
  void whatIsDoubtfulMustKeepAStackFromBeingDeployed() throws IOException {
    for (String file : List.of(UNSET, PORTS.replace("127.0.0.1:", ""))) {
      for (String command : List.of("plan", "deploy")) {
        Call call = onSwarm(file, "--strict", "stack", command, "-c", "compose.yaml", "shop");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("error: ").doesNotContain("warning");
      }
    }
    assertThat(manager.made()).isEmpty();
  }

  private Call onSwarm(String file, String... words) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), file);
    return Call.in(directory, Map.of("DOCKER_HOST", manager.uri().toString()), words);
  }
}
