package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.docker.DockerException;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Removing a container that the engine has trouble with.
class RemovalTest {
  private static final String REQUEST = "DELETE /containers/web-1";

  @Test
  void itIsAskedForAgainWhereTheEngineFails() throws Exception {
    try (FakeDaemon daemon = new FakeDaemon()) {
      daemon.failures.put(REQUEST, 2);

      Removal.remove(daemon.docker(), "web-1", false);

      assertThat(Collections.frequency(daemon.requests, REQUEST)).isEqualTo(3);
    }
  }

  @Test
  void whatGoesOnFailingIsTold() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon()) {
      daemon.failures.put(REQUEST, 100);

      assertThatThrownBy(() -> Removal.remove(daemon.docker(), "web-1", false))
          .isInstanceOf(DockerException.Refused.class)
          .hasMessageContaining("directory not empty");
    }
  }
}
