package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users see of problems that only an engine's answers bring up, whole.
class EngineProblemsTest {
  @TempDir Path directory = Path.of("");

  private CannedEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine = new CannedEngine(directory);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void whatTheEngineRefuses() throws IOException {
    engine.answers.put("/containers/json", CannedEngine.REFUSED + "layer does not exist\"}");

    assertThat(engine.call("services: {web: {image: nginx}}", "ps"))
        .isEqualTo(
            """
            error: layer does not exist
            """);
  }

  @Test
  void anEngineThatIsNoManager() throws IOException {
    engine.refusal = 503;
    engine.answers.put("/services", CannedEngine.REFUSED + "This node is not a swarm manager.\"}");

    assertThat(engine.call("", "stack", "services", "shop"))
        .isEqualTo(
            """
            error: this engine is no swarm manager
              help: make it one with "berth swarm init", or point to a manager with --host or DOCKER_HOST
            """);
  }

  @Test
  void aStackThatIsNotThere() throws IOException {
    engine.answers.put("/services", "[]");
    engine.answers.put("/tasks", "[]");
    engine.answers.put("/nodes", "[]");

    assertThat(engine.call("", "stack", "ps", "shpo"))
        .isEqualTo(
            """
            error: nothing found in stack: shpo
              help: berth stack ls lists the stacks
            """);
  }

  @Test
  void aNameForSeveralContainers() throws IOException {
    assertThat(
            engine.call(
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
    engine.api = "1.43";

    assertThat(
            engine.call(
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
            engine.call(
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
            engine.call(
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
    engine.answers.put("/services", "[]");
    engine.answers.put("/secrets", "[]");
    engine.answers.put("/configs", "[]");
    engine.answers.put("/nodes", "[]");
    engine.answers.put("/volumes", "{}");
    engine.answers.put(
        "/info", "{\"Swarm\":{\"LocalNodeState\":\"active\",\"ControlAvailable\":true}}");
    assertThat(
            engine.call(
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
    engine.answers.put(
        "/volumes",
        """
        {"Volumes":[{"Name":"shop_data","Driver":"local","Options":{"type":"tmpfs"},
          "Labels":{"com.docker.compose.project":"shop","com.docker.compose.volume":"data",
            "com.docker.compose.config-hash":"1"}}]}
        """);
    assertThat(
            engine.call(
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
    engine.answers.put(
        "/containers/json",
        "[{\"Id\":\"old\",\"Names\":[\"/shop-old-1\"],\"State\":\"running\",\"Labels\":%s}]"
            .formatted(labels));
    engine.answers.put(
        "/containers/old/json",
        """
        {"Id":"old","Name":"/shop-old-1","Image":"sha256:1","State":{"Running":true,"Status":"running"},
         "Config":{"Labels":%s},"HostConfig":{},"NetworkSettings":{"Networks":{}},"Mounts":[]}\
        """
            .formatted(labels));

    assertThat(engine.call("services: {web: {image: nginx}}", "plan"))
        .isEqualTo(
            """
            warning: containers of services that the file no longer declares: shop-old-1
              help: remove them with --remove-orphans
            """);
  }

  @Test
  void aServiceWithoutAContainer() throws IOException {
    assertThat(engine.call("services: {web: {image: nginx}}", "exec", "web", "true"))
        .isEqualTo(
            """
            error: service web has no running container
              help: berth ps --all shows the containers; berth up makes and starts them
            """);
  }

  @Test
  void aVolumeThatOthersUse() throws IOException {
    engine.answers.put(
        "/volumes",
        """
        {"Volumes":[{"Name":"shop_data","Driver":"local",
          "Labels":{"com.docker.compose.project":"shop","com.docker.compose.volume":"data"}}]}
        """);
    engine.answers.put("/volumes/shop_data", CannedEngine.REFUSED + "volume is in use\"}");
    engine.refusal = 409;
    assertThat(
            engine.call(
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
    engine.answers.put("/services", "[]");
    engine.answers.put("/configs", "[]");
    engine.answers.put("/nodes", "[]");
    engine.answers.put("/volumes", "{}");
    engine.answers.put(
        "/info", "{\"Swarm\":{\"LocalNodeState\":\"active\",\"ControlAvailable\":true}}");
    engine.answers.put(
        "/secrets",
        """
        [{"ID":"s1","Spec":{"Name":"shop_token","Labels":{"com.docker.stack.namespace":"shop"}}}]
        """);
    assertThat(
            engine.call(
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
}
