package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
  private static final String SHA256_OF_FAR =
      "512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868";

  @TempDir Path config;

  @Test
  void withoutAnythingItIsTheLocalSocket() {
    assertThat(Endpoints.find(null, null, environment())).isEqualTo(Endpoint.LOCAL);
  }

  @Test
  void theFlagWinsOverTheEnvironment() {
    Map<String, String> environment = Map.of("DOCKER_HOST", "tcp://b:2375");

    assertThat(Endpoints.find("a", null, environment).uri()).isEqualTo(URI.create("tcp://a:2375"));
    assertThat(Endpoints.find(null, null, environment).uri()).isEqualTo(URI.create("tcp://b:2375"));
  }

  @Test
  void withTlsThePortIsAnotherAndTheCertificatesAreThere() {
    Endpoint endpoint =
        Endpoints.find(
            "tcp://a", null, Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs"));

    assertThat(endpoint).isEqualTo(new Endpoint(URI.create("tcp://a:2376"), Path.of("/certs")));
  }

  @Test
  void theCurrentContextIsUsed() throws IOException {
    Files.writeString(config.resolve("config.json"), "{\"currentContext\":\"far\"}");
    Path meta = config.resolve("contexts/meta").resolve(SHA256_OF_FAR);
    Files.createDirectories(meta);
    Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\":\"far\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://far:1234\"}}}");

    assertThat(Endpoints.find(null, null, environment()).uri())
        .isEqualTo(URI.create("tcp://far:1234"));
  }

  @Test
  void whatIsNoEndpointIsAProblem() {
    assertThatThrownBy(() -> Endpoints.find("ssh://x", null, environment()))
        .isInstanceOf(ProblemsException.class)
        .hasMessage("cannot reach an engine at \"ssh://x\"");
    assertThatThrownBy(() -> Endpoints.find(null, "nope", environment()))
        .isInstanceOf(ProblemsException.class)
        .hasMessage("there is no docker context \"nope\"");
  }

  private Map<String, String> environment() {
    return Map.of("DOCKER_CONFIG", config.toString());
  }
}
