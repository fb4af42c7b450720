package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `config` with digests: an engine knows some images and has not heard of others.
class ImageDigestsTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String OTHER = "sha256:" + "b".repeat(64);

  @TempDir Path directory;
  private HttpServer engine;

  @BeforeEach
  void start() throws IOException {
    engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.createContext("/", ImageDigestsTest::answer);
    engine.start();
  }

  @AfterEach
  void stop() {
    engine.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean unknown = exchange.getRequestURI().getPath().contains("unknown");
    String text =
        unknown
            ? "{\"message\":\"manifest unknown\"}"
            : "{\"Descriptor\":{\"digest\":\"" + DIGEST + "\"},\"Platforms\":[]}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Api-Version", "1.47");
    exchange.sendResponseHeaders(unknown ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void imagesArePinned() throws IOException {
    write("services: {web: {image: nginx}, db: {image: example.org/db:7}, app: {build: .}}\n");
    assertThat(call("config", "--no-normalize", "--no-path-resolution", "--resolve-image-digests"))
        .isEqualTo(
            new Call(
                0,
                """
                name: shop
                services:
                  app:
                    build:
                      context: .
                  db:
                    image: example.org/db:7@%s
                  web:
                    image: docker.io/library/nginx:latest@%s
                """
                    .formatted(DIGEST, DIGEST),
                ""));
  }

  @Test
  void anOverrideFileSaysNothingButTheDigests() throws IOException {
    write(
        """
        services:
          web: {image: nginx, ports: ["80:80"]}
          app: {build: .}
          pinned: {image: "redis:7@%s"}
        """
            .formatted(OTHER));
    assertThat(call("config", "--lock-image-digests").out())
        .isEqualTo(
            """
            services:
              app: {}
              pinned:
                image: docker.io/library/redis@%s
              web:
                image: docker.io/library/nginx:latest@%s
            """
                .formatted(OTHER, DIGEST));
  }

  @Test
  void eachImageThatNoRegistryKnowsIsAProblem() throws IOException {
    write(
        """
        services:
          web: {image: "unknown:1"}
          db: {image: "unknown:2"}
          app: {image: "nginx"}
        """);
    assertThat(call("config", "--resolve-image-digests"))
        .isEqualTo(
            new Call(
                1,
                "",
                """
                compose.yaml:2:16: error: services.web.image: no registry told the digest of unknown:1: manifest unknown
                    2 |   web: {image: "unknown:1"}
                      |                ^^^^^^^^^^^
                  help: push the image, log in to its registry, or correct the name
                compose.yaml:3:15: error: services.db.image: no registry told the digest of unknown:2: manifest unknown
                    3 |   db: {image: "unknown:2"}
                      |               ^^^^^^^^^^^
                  help: push the image, log in to its registry, or correct the name
                """));
  }

  @Test
  void anEngineThatCannotBeReachedIsOneProblem() throws IOException {
    write("services: {web: {image: nginx}, db: {image: redis}}\n");
    stop();
    Call call = call("config", "--resolve-image-digests");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err()).containsOnlyOnce("error: ");
  }

  private Call call(String... args) {
    String host = "tcp://127.0.0.1:" + engine.getAddress().getPort();
    return Call.in(
        directory,
        Map.of("DOCKER_HOST", host, "COMPOSE_PROJECT_NAME", "shop", "DOCKER_CONFIG", "/nowhere"),
        args);
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }
}
