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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users see of problems that only an engine's answers bring up, whole.
class EngineProblemsTest {
  private static final String REFUSED = "{\"message\":\"";

  @TempDir Path directory = Path.of("");

  /// What the engine answers, by path; what is asked for and not here does not exist.
  private final Map<String, String> answers = new HashMap<>();

  private HttpServer server;
  private int refusal = 500;
  private String api = "1.47";
  private String key = "the first of two keys";

  EngineProblemsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    answers.put("/_ping", "OK");
    answers.put("/containers/json", "[]");
    answers.put("/networks", "[]");
    answers.put("/volumes", "{\"Volumes\":[]}");
    answers.put("/images/nginx/json", "{\"Id\":\"sha256:1\",\"Config\":{}}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatTheEngineRefuses() throws IOException {
    answers.put("/containers/json", REFUSED + "layer does not exist\"}");

    assertThat(call("services: {web: {image: nginx}}", "ps"))
        .isEqualTo(
            """
            error: layer does not exist
            """);
  }

  @Test
  void anEngineThatIsNoManager() throws IOException {
    refusal = 503;
    answers.put("/services", REFUSED + "This node is not a swarm manager.\"}");

    assertThat(call("", "stack", "services", "shop"))
        .isEqualTo(
            """
            error: this engine is no swarm manager
              help: make it one with "berth swarm init", or point to a manager with --host or DOCKER_HOST
            """);
  }

  @Test
  void aStackThatIsNotThere() throws IOException {
    answers.put("/services", "[]");
    answers.put("/tasks", "[]");
    answers.put("/nodes", "[]");

    assertThat(call("", "stack", "ps", "shpo"))
        .isEqualTo(
            """
            error: nothing found in stack: shpo
              help: berth stack ls lists the stacks
            """);
  }

  @Test
  void aNameForSeveralContainers() throws IOException {
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    container_name: web
                """,
                "up",
                "--scale",
                "web=2"))
        .isEqualTo(
            """
            compose.yaml:4:5: error: services.web.container_name: container_name "web" allows one container only, but 2 are wanted
                4 |     container_name: web
                  |     ^^^^^^^^^^^^^^
              help: remove container_name, or run a single replica
            """);
  }

  @Test
  void whatTheEngineIsTooOldFor() throws IOException {
    api = "1.43";

    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    healthcheck: {test: "true", start_interval: 1s}
                """,
                "up"))
        .isEqualTo(
            """
            compose.yaml:4:33: error: services.web.healthcheck.start_interval: needs Docker 25.0 (API 1.44), and this engine speaks API 1.43
                4 |     healthcheck: {test: "true", start_interval: 1s}
                  |                                 ^^^^^^^^^^^^^^
              help: remove it, or use a newer engine
            """);
  }

  @Test
  void aSecretThatOnlyASwarmKeeps() throws IOException {
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    secrets: [token]
                secrets:
                  token: {external: true}
                """,
                "up"))
        .isEqualTo(
            """
            compose.yaml:6:11: error: secrets.token.external: one engine keeps no secrets of its own
                6 |   token: {external: true}
                  |           ^^^^^^^^
              help: take the content from a file or a variable, or deploy to a swarm
            """);
  }

  @Test
  void anExternalNetworkThatIsNotThere() throws IOException {
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    networks: [shared]
                networks:
                  shared:
                    external: true
                """,
                "up"))
        .isEqualTo(
            """
            compose.yaml:6:3: error: networks.shared: external network "shared" does not exist on this engine
                6 |   shared:
                  |   ^^^^^^
              help: create it with "docker network create shared", or remove "external: true"
            """);
  }

  @Test
  void aPortThatIsBoundToOneAddress() throws IOException {
    answers.put("/services", "[]");
    answers.put("/secrets", "[]");
    answers.put("/configs", "[]");
    answers.put("/nodes", "[]");
    answers.put("/volumes", "{}");
    answers.put("/info", "{\"Swarm\":{\"LocalNodeState\":\"active\",\"ControlAvailable\":true}}");
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    ports: ["127.0.0.1:8080:80"]
                """,
                "stack",
                "plan",
                "-c",
                "compose.yaml",
                "shop"))
        .isEqualTo(
            """
            compose.yaml:4:13: error: services.web.ports[0]: it is bound to 127.0.0.1, but a swarm would publish it on all addresses of all nodes
                4 |     ports: ["127.0.0.1:8080:80"]
                  |             ^^^^^^^^^^^^^^^^^^^
              help: allow that with --allow-wide-ports, or do not publish the port
            """);
  }

  @Test
  void aVolumeThatWouldLoseItsData() throws IOException {
    answers.put(
        "/volumes",
        """
        {"Volumes":[{"Name":"shop_data","Driver":"local","Options":{"type":"tmpfs"},
          "Labels":{"com.docker.compose.project":"shop","com.docker.compose.volume":"data",
            "com.docker.compose.config-hash":"1"}}]}
        """);
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    volumes: ["data:/data"]
                volumes:
                  data: {driver: other}
                """,
                "up",
                "-d"))
        .isEqualTo(
            """
            error: volume shop_data: replacing it loses its data; allow that with --recreate-volumes=shop_data, or undo the change
              help: berth plan shows what would change; nothing was done
            """);
  }

  @Test
  void aContainerOfAServiceThatIsNoLongerDeclared() throws IOException {
    String labels =
        """
        {"com.docker.compose.project":"shop","com.docker.compose.service":"old",
         "com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False"}\
        """;
    answers.put(
        "/containers/json",
        "[{\"Id\":\"old\",\"Names\":[\"/shop-old-1\"],\"State\":\"running\",\"Labels\":%s}]"
            .formatted(labels));
    answers.put(
        "/containers/old/json",
        """
        {"Id":"old","Name":"/shop-old-1","Image":"sha256:1","State":{"Running":true,"Status":"running"},
         "Config":{"Labels":%s},"HostConfig":{},"NetworkSettings":{"Networks":{}},"Mounts":[]}\
        """
            .formatted(labels));

    assertThat(call("services: {web: {image: nginx}}", "plan"))
        .isEqualTo(
            """
            warning: containers of services that the file no longer declares: shop-old-1
              help: remove them with --remove-orphans
            """);
  }

  @Test
  void aServiceWithoutAContainer() throws IOException {
    assertThat(call("services: {web: {image: nginx}}", "exec", "web", "true"))
        .isEqualTo(
            """
            error: service web has no running container
              help: berth ps --all shows the containers; berth up makes and starts them
            """);
  }

  @Test
  void aVolumeThatOthersUse() throws IOException {
    answers.put(
        "/volumes",
        """
        {"Volumes":[{"Name":"shop_data","Driver":"local",
          "Labels":{"com.docker.compose.project":"shop","com.docker.compose.volume":"data"}}]}
        """);
    answers.put("/volumes/shop_data", REFUSED + "volume is in use\"}");
    refusal = 409;
    assertThat(
            call(
                "services: {web: {image: nginx, volumes: ['data:/data']}}\nvolumes: {data: {}}",
                "--progress",
                "quiet",
                "down",
                "-v"))
        .isEqualTo(
            """
            warning: volume shop_data is still in use and stays
            """);
  }

  @Test
  void aSecretOfAnotherTool() throws IOException {
    answers.put("/services", "[]");
    answers.put("/configs", "[]");
    answers.put("/nodes", "[]");
    answers.put("/volumes", "{}");
    answers.put("/info", "{\"Swarm\":{\"LocalNodeState\":\"active\",\"ControlAvailable\":true}}");
    answers.put(
        "/secrets",
        """
        [{"ID":"s1","Spec":{"Name":"shop_token","Labels":{"com.docker.stack.namespace":"shop"}}}]
        """);
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    secrets: [token]
                secrets:
                  token:
                    environment: TOKEN
                """,
                "stack",
                "plan",
                "-c",
                "compose.yaml",
                "--resolve-image",
                "never",
                "shop"))
        .isEqualTo(
            """
            compose.yaml:6:3: warning: secrets.token: "shop_token" was not made by Berth, and a swarm shows no secret: whether its content is that of the file is unknown, so it stays
                6 |   token:
                  |   ^^^^^
              help: if the content has changed, give the secret another name
            """);
  }

  @Test
  void aPlanThatWasSavedWithAnotherKey() throws IOException {
    save();
    key = "the other of two keys";
    assertThat(call("", "apply", "saved"))
        .isEqualTo(
            """
            error: the secrets of the plan were sealed with another key, so they cannot be compared
              help: set BERTH_KEY to the same text where it is saved and where it is used, and save it again
            """);
  }

  @Test
  void aPlanForAnotherEngine() throws IOException {
    save();
    answers.put("/info", "{\"ID\":\"B\"}");
    assertThat(call("", "apply", "saved"))
        .isEqualTo(
            """
            error: the plan is for the engine A, but this one is B
              help: point to the one that it was made for with --host or DOCKER_HOST, or plan again
            """);
  }

  @Test
  void aPlanThatIsOutdated() throws IOException {
    save();
    assertThat(
            call(
                "services: {web: {image: nginx, user: app, environment: {PASSWORD: planted}}}",
                "apply",
                "saved"))
        .isEqualTo(
            """
            error: the files or images have changed since: container shop-web-1: user: nothing → "app"
              help: plan again; nothing was done
            """);
  }

  private void save() throws IOException {
    answers.put("/info", "{\"ID\":\"A\"}");
    String file = "services: {web: {image: nginx, environment: {PASSWORD: planted}}}";
    assertThat(call(file, "plan", "--out", "saved")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "down", "ps", "build"})
  void portsThatClashAreToldOnce(String command) throws IOException {
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    ports: ["8080:80"]
                  api:
                    image: nginx
                    ports: ["127.0.0.1:8080:80"]
                """,
                command))
        .isEqualTo(
            """
            compose.yaml:7:13: warning: services.api.ports[0]: host port 8080 is published twice, also by services.web
                7 |     ports: ["127.0.0.1:8080:80"]
                  |             ^^^^^^^^^^^^^^^^^^^
              the other one is here: compose.yaml:4:13
              help: publish one of the two on another port of the host
            """);
  }

  @Test
  void portsThatCanNeverBePublishedTogetherAreAnErrorAndNoWarning() throws IOException {
    assertThat(
            call(
                """
                services:
                  web:
                    image: nginx
                    ports: ["8080:80"]
                  api:
                    image: nginx
                    ports: ["8080:80"]
                """,
                "plan"))
        .isEqualTo(
            """
            compose.yaml:7:13: error: services.api.ports[0]: host port 8080 is also published by services.web.ports[0]
                7 |     ports: ["8080:80"]
                  |             ^^^^^^^^^
              help: publish one of them on another host port
            """);
  }

  private String call(String file, String... args) throws IOException {
    Path shop = Files.createDirectories(directory.resolve("shop"));
    if (!file.isEmpty()) {
      Files.writeString(shop.resolve("compose.yaml"), file);
    }
    String host = "tcp://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> environment =
        Map.of("DOCKER_HOST", host, "BERTH_KEY", key, "TOKEN", "t0ken");
    return Call.in(shop, environment, args).err();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v1\\.\\d+", "");
    String text = answers.getOrDefault(path, REFUSED + "there is no " + path + "\"}");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Api-Version", api);
    int refused = answers.containsKey(path) ? refusal : 404;
    exchange.sendResponseHeaders(text.startsWith(REFUSED) ? refused : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
