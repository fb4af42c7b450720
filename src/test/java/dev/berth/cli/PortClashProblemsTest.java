package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users see of ports that two services publish, whole: once, whatever the command.
class PortClashProblemsTest {
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

  @ParameterizedTest
  @ValueSource(strings = {"plan", "down", "ps", "build"})
  void portsThatClashAreToldOnce(String command) throws IOException {
    assertThat(
            engine.call(
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
            engine.call(
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
}
