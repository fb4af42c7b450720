package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `config --target` says of a file.
class ConfigTargetTest {
  private static final String FILE =
      """
      name: shop
      services:
        web:
          image: nginx
          privileged: false
          mem_limit: 1g
          tmpfs: /run
          ports:
            - 127.0.0.1:8080:80
            - 9090:90
          deploy:
            mode: global
            labels: {a: b}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    write(FILE);
  }

  @Test
  void aSwarmIsToldWithPlacesAndAdvice() {
    assertThat(call("config", "--target", "swarm"))
        .isEqualTo(
            new Call(
                0,
                """
                REFUSED                         WHERE              INSTEAD
                services.web.ports[0].host_ip   compose.yaml:9:9   a swarm publishes on all addresses of all nodes: remove the address, or do not publish the port

                IGNORED              WHERE              INSTEAD
                name                 compose.yaml:1:1   stack deploy names the stack
                services.web.tmpfs   compose.yaml:7:5   write it under volumes, with type: tmpfs

                EMULATED                 WHERE              HOW
                services.web.mem_limit   compose.yaml:6:5   as deploy.resources.limits.memory

                On a swarm: 1 refused, 2 ignored, 1 emulated, 4 honoured.
                """,
                ""));
  }

  @Test
  void oneEngineIsToldAllIfAsked() {
    assertThat(call("config", "--target", "engine", "--all").out())
        .isEqualTo(
            """
            IGNORED                      WHERE               INSTEAD
            services.web.deploy.labels   compose.yaml:13:7   use the labels of the service: its containers have them

            EMULATED                   WHERE               HOW
            services.web.deploy.mode   compose.yaml:12:7   one engine is one node: one container runs

            HONOURED                  WHERE
            name                      compose.yaml:1:1
            services.web.image        compose.yaml:4:5
            services.web.privileged   compose.yaml:5:5
            services.web.mem_limit    compose.yaml:6:5
            services.web.tmpfs        compose.yaml:7:5
            services.web.ports        compose.yaml:8:5

            On one engine: 0 refused, 1 ignored, 1 emulated, 6 honoured.
            """);
  }

  @Test
  void aProgramIsToldAsJson() {
    assertThat(call("config", "--target", "engine", "--format", "json").out())
        .isEqualTo(
            """
            {
              "format_version": 1,
              "target": "engine",
              "summary": {
                "honoured": 6,
                "emulated": 1,
                "ignored": 1,
                "refused": 0
              },
              "attributes": [
                {
                  "path": "services.web.deploy.mode",
                  "fate": "emulated",
                  "file": "compose.yaml",
                  "line": 12,
                  "column": 7,
                  "end": {
                    "line": 12,
                    "column": 11
                  },
                  "advice": "one engine is one node: one container runs"
                },
                {
                  "path": "services.web.deploy.labels",
                  "fate": "ignored",
                  "file": "compose.yaml",
                  "line": 13,
                  "column": 7,
                  "end": {
                    "line": 13,
                    "column": 13
                  },
                  "advice": "use the labels of the service: its containers have them"
                }
              ]
            }
            """);
  }

  @Test
  void strictMakesErrorsOfWhatIsRefusedOrIgnored() throws IOException {
    assertThat(call("--strict", "config", "--target", "swarm", "-q"))
        .isEqualTo(
            new Call(
                1,
                "",
                """
                compose.yaml:7:5: error: services.web.tmpfs: a swarm ignores it
                    7 |     tmpfs: /run
                      |     ^^^^^
                  help: write it under volumes, with type: tmpfs
                compose.yaml:9:9: error: services.web.ports[0].host_ip: a swarm refuses it
                    9 |       - 127.0.0.1:8080:80
                      |         ^^^^^^^^^^^^^^^^^
                  help: a swarm publishes on all addresses of all nodes: remove the address, or do not publish the port
                """));
    write("services: {web: {image: nginx, mem_limit: 1g}}\n");
    assertThat(call("--strict", "config", "--target", "swarm", "-q"))
        .isEqualTo(new Call(0, "", ""));
  }

  @Test
  void attributesThatTheVersionOfTheFileDoesNotHaveAreTold() throws IOException {
    write(
        """
        version: "3.3"
        services:
          web:
            image: nginx
            init: true
            deploy: {rollback_config: {order: start-first}}
            volumes: [data:/data]
        volumes: {data: {}}
        """);
    assertThat(call("config", "--target", "swarm").out())
        .isEqualTo(
            """
            TOO NEW                               WHERE               SINCE
            services.web.init                     compose.yaml:5:5    3.7; its file names 3.3
            services.web.deploy.rollback_config   compose.yaml:6:14   3.7; its file names 3.3

            On a swarm: 0 refused, 0 ignored, 0 emulated, 6 honoured.
            """);
    assertThat(call("config", "--target", "engine").out()).doesNotContain("TOO NEW");
  }

  @Test
  void attributesCountByWhatStandsBesideThem() throws IOException {
    write(
        """
        services:
          built: {build: .}
          both: {image: app, build: .}
          once: {image: app, restart: "no"}
          policy: {image: app, restart: "no", deploy: {restart_policy: {condition: none}}}
          everywhere: {image: app, deploy: {mode: global, replicas: 2}}
        """);
    assertThat(call("config", "--target", "swarm").out())
        .isEqualTo(
            """
            REFUSED                               WHERE               INSTEAD
            services.built.build                  compose.yaml:2:11   build and push the image, and name it in image
            services.everywhere.deploy.replicas   compose.yaml:6:51   a global service runs once on each node: remove it

            IGNORED                 WHERE               INSTEAD
            services.both.build     compose.yaml:3:22   a swarm does not build: push the image, and nodes pull it
            services.once.restart   compose.yaml:4:22   say deploy.restart_policy.condition: none

            EMULATED                  WHERE               HOW
            services.policy.restart   compose.yaml:5:24   deploy.restart_policy says it

            On a swarm: 2 refused, 2 ignored, 1 emulated, 6 honoured.
            """);
  }

  private Call call(String... args) {
    return Call.in(directory, Map.of(), args);
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }
}
