package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.model.values.RegistryLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAuthTest {
  @TempDir Path directory;

  private RegistryAuth auth(String config) throws IOException {
    Files.writeString(directory.resolve("config.json"), config);
    return RegistryAuth.of(Map.of("DOCKER_CONFIG", directory.toString()));
  }

  @Test
  void aLoginIsThatOfTheRegistryOfAReference() throws IOException {
    RegistryAuth auth =
        auth(
            """
            {"auths": {"registry.example": {"auth": "bWU6c2VjcmV0"},
                       "https://index.docker.io/v1/": {"identitytoken": "t0ken"}}}\
            """);
    assertThat(auth.login("registry.example/app:1")).contains(new RegistryLogin("me", "secret"));
    assertThat(auth.login("app")).contains(new RegistryLogin("", "t0ken"));
    assertThat(auth.login("other.example/app")).isEmpty();
  }
}
