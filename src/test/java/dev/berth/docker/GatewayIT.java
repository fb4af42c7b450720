package dev.berth.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.problem.Code;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnHost
class GatewayIT {
  private static final String LABEL = "dev.berth.test=gateway";

  private final Docker docker = Docker.at(new Endpoint(Engines.host().uri(), null));

  @AfterEach
  void cleanUp() {
    for (JsonNode container : docker.containers().list(Filters.label(LABEL))) {
      docker.containers().remove(container.path("Id").asText(), true);
    }
    for (JsonNode network : docker.networks().list(Filters.label(LABEL))) {
      docker.networks().remove(network.path("Id").asText());
    }
    docker.volumes().remove("tgt-gateway-data");
    docker.close();
  }

  @Test
  void theVersionIsAgreedOn() {
    assertThat(docker.apiVersion()).isGreaterThanOrEqualTo(ApiVersion.OLDEST);
    assertThat(docker.daemon().version().path("ApiVersion").asText()).isNotEmpty();
    assertThat(docker.daemon().info().path("OSType").asText()).isEqualTo("linux");
  }

  @Test
  void aContainerLivesItsLife() {
    Containers containers = docker.containers();
    String id = create("tgt-gateway-life", "echo out; echo err >&2; exec sleep 60");
    containers.start(id);
    try (OutputFrames frames = containers.logs(id, LogOptions.FOLLOW, false)) {
      assertThat(frames.next()).isPresent();
      assertThat(frames.next()).isPresent();
    }

    assertThat(containers.inspect(id).orElseThrow().at("/State/Running").asBoolean()).isTrue();
    containers.pause(id);
    containers.unpause(id);
    containers.rename(id, "tgt-gateway-renamed");
    containers.kill(id, "KILL");
    assertThat(containers.await(id)).isEqualTo(137);
    assertThat(lines(containers.logs(id, LogOptions.ALL, false)))
        .containsExactlyInAnyOrder("out", "ERR err");
    containers.remove(id, true);
    containers.remove(id, true);
    assertThat(containers.inspect(id)).isEmpty();
  }

  @Test
  void filesAreCopiedIntoAContainerThatDoesNotRun() throws IOException {
    String id = create("tgt-gateway-copy", "cat /greeting; stat -c %u:%a /greeting");
    var out = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(out)) {
      tar.file("greeting", "hello\n".getBytes(UTF_8), new TarWriter.Owner(7, 8, 0640));
    }
    docker.containers().copyInto(id, "/", out.toByteArray());
    docker.containers().start(id);

    assertThat(lines(docker.containers().logs(id, LogOptions.FOLLOW, false)))
        .containsExactly("hello", "7:640");
  }

  @Test
  void aCommandRunsInside() {
    String id = create("tgt-gateway-exec", "exec sleep 60");
    docker.containers().start(id);
    ObjectNode body = Json.object().put("AttachStdout", true).put("AttachStderr", true);
    body.set("Cmd", Json.array(List.of("sh", "-c", "echo hi; exit 3")));
    String exec = docker.execs().create(id, body);

    assertThat(lines(docker.execs().start(exec, false))).containsExactly("hi");
    assertThat(docker.execs().inspect(exec).path("ExitCode").asInt()).isEqualTo(3);
  }

  @Test
  void networksAndVolumesComeAndGo() {
    ObjectNode network = Json.object().put("Name", "tgt-gateway-net").put("Driver", "bridge");
    network.set("Labels", Json.object(Map.of("dev.berth.test", "gateway")));
    String id = docker.networks().create(network);
    assertThat(docker.networks().list(Filters.label(LABEL))).hasSize(1);
    String container = create("tgt-gateway-joined", "exec sleep 60");
    docker.networks().connect(id, container, Json.object());
    docker.networks().disconnect(id, container);
    docker.networks().remove(id);
    docker.networks().remove(id);
    assertThat(docker.networks().inspect(id)).isEmpty();

    docker.volumes().create(Json.object().put("Name", "tgt-gateway-data"));
    assertThat(docker.volumes().list(Filters.NONE.and("name", "tgt-gateway-data"))).hasSize(1);
    assertThat(docker.volumes().inspect("tgt-gateway-data")).isPresent();
    docker.volumes().remove("tgt-gateway-data");
    docker.volumes().remove("tgt-gateway-data");
    assertThat(docker.volumes().inspect("tgt-gateway-data")).isEmpty();
  }

  @Test
  void eventsAreSeenAsTheyHappen() {
    Filters filters = Filters.label(LABEL).and("type", "container");
    List<String> seen = new ArrayList<>();
    try (EventStream events = docker.events().open(filters)) {
      String id = create("tgt-gateway-events", "true");
      docker.containers().start(id);
      docker.containers().await(id);
      for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
        seen.add(event.get().action());
        if (event.get().action().equals("die")) {
          assertThat(event.get().attributes()).containsEntry("exitCode", "0");
          break;
        }
      }
    }
    assertThat(seen).containsExactly("create", "start", "die");
  }

  @Test
  void anEventStreamThatIsClosedEnds() throws InterruptedException {
    EventStream events = docker.events().open(Filters.label("dev.berth.test=never"));
    List<Boolean> ended = new ArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> ended.add(events.next().isEmpty()));
    Thread.sleep(100);
    events.close();
    reader.join();

    assertThat(ended).containsExactly(true);
  }

  @Test
  void imagesAreBuiltTaggedAndRemoved(@TempDir Path context) throws IOException {
    Files.writeString(
        context.resolve("Dockerfile"), "FROM busybox\nARG WHO\nRUN echo hello $WHO > /greeting\n");
    BuildContext files = BuildContext.of(context, null, null);
    BuildOptions options =
        new BuildOptions(
            List.of("tgt-gateway-built"),
            files.dockerfile(),
            null,
            Map.of("WHO", "you"),
            Map.of("l", "1"),
            null,
            null,
            false,
            false,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            null);
    List<String> output = new ArrayList<>();
    docker
        .images()
        .build(options, files.archive(), null, m -> output.add(m.path("stream").asText()));
    docker.images().tag("tgt-gateway-built", "tgt-gateway-again", "2");

    assertThat(String.join("", output)).contains("Successfully built");
    JsonNode image = docker.images().inspect("tgt-gateway-again:2").orElseThrow();
    assertThat(image.at("/Config/Labels/l").asText()).isEqualTo("1");
    docker.images().remove("tgt-gateway-again:2");
    docker.images().remove("tgt-gateway-built");
    assertThat(docker.images().inspect("tgt-gateway-built")).isEmpty();
  }

  @Test
  void aFailedBuildTellsWhy(@TempDir Path context) throws IOException {
    BuildContext files = BuildContext.of(context, null, "FROM busybox\nRUN exit 7\n");
    BuildOptions options =
        new BuildOptions(
            List.of(),
            files.dockerfile(),
            null,
            Map.of(),
            Map.of(),
            null,
            null,
            true,
            false,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            null);

    assertThatThrownBy(() -> docker.images().build(options, files.archive(), null, m -> {}))
        .isInstanceOf(DockerException.Failed.class)
        .hasMessageContaining("returned a non-zero code: 7");
  }

  @Test
  void aPullThatFailsTellsWhy() {
    assertThatThrownBy(
            () -> docker.images().pull("localhost:1/tgt/none:latest", null, null, m -> {}))
        .isInstanceOfSatisfying(
            DockerException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Code.ENGINE_REFUSED));
  }

  @Test
  void aHundredCallsAtOnceAreFine() throws InterruptedException {
    String id = create("tgt-gateway-many", "true");
    List<Thread> threads = new ArrayList<>();
    List<Boolean> found = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 100; i++) {
      threads.add(
          Thread.ofVirtual().start(() -> found.add(docker.containers().inspect(id).isPresent())));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found).hasSize(100).containsOnly(true);
  }

  @Test
  void anEngineThatIsNotThereIsAProblemWithHelp() {
    try (Docker nowhere =
        Docker.at(new Endpoint(URI.create("unix:///nowhere/docker.sock"), null))) {
      assertThatThrownBy(() -> nowhere.daemon().info())
          .isInstanceOfSatisfying(
              DockerException.Unreachable.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(Code.ENGINE_UNREACHABLE);
                assertThat(e.problem().message())
                    .startsWith("cannot reach the Docker engine at unix:///nowhere/docker.sock: ");
                assertThat(e.problem().help()).contains("DOCKER_HOST");
              });
    }
  }

  @Test
  void anEngineThatIsNoManagerSaysSo() {
    assertThatThrownBy(() -> docker.services().list(Filters.NONE))
        .isInstanceOfSatisfying(
            DockerException.Refused.class,
            e -> assertThat(e.problem().code()).isEqualTo(Code.NOT_A_MANAGER));
  }

  private String create(String name, String script) {
    ObjectNode body = Json.object().put("Image", "busybox");
    body.set("Cmd", Json.array(List.of("sh", "-c", script)));
    body.set("Labels", Json.object(Map.of("dev.berth.test", "gateway")));
    body.set("HostConfig", Json.object().put("Init", true));
    return docker.containers().create(name, null, body).id();
  }

  private static List<String> lines(OutputFrames frames) {
    List<String> lines = new ArrayList<>();
    try (frames) {
      OutputLines.readAll(frames, (error, line) -> lines.add(error ? "ERR " + line : line));
    }
    return lines;
  }
}
