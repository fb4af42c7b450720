package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
  void withTlsThePortIsAnotherAndTheCertificatesAreThere() throws IOException {
    for (String name : List.of("ca.pem", "cert.pem", "key.pem")) {
      Files.writeString(config.resolve(name), "");
    }
    Map<String, String> environment =
        Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", config.toString());

    assertThat(Endpoints.find("tcp://a", null, environment))
        .isEqualTo(new Endpoint(URI.create("tcp://a:2376"), new Certificates(config)));
    assertThat(Endpoints.find("unix:///s", null, environment).certificates()).isNull();
  }

  @Test
  void certificatesThatAreNotThereAreAProblem() throws IOException {
    Map<String, String> nowhere =
        Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", config.resolve("no").toString());
    assertThatThrownBy(() -> Endpoints.find("tcp://a", null, nowhere))
        .hasMessage("there is no directory " + config.resolve("no") + " with certificates");
    Files.writeString(config.resolve("ca.pem"), "");
    Map<String, String> some =
        Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", config.toString());
    assertThatThrownBy(() -> Endpoints.find("tcp://a", null, some))
        .hasMessage("cannot read " + config.resolve("cert.pem"));
  }

  @Test
  void aGreetingMustFailWithoutAWord() throws IOException, InterruptedException {
    for (String name : List.of("ca.pem", "cert.pem", "key.pem")) {
      Files.writeString(config.resolve(name), "no certificate");
    }
    Endpoint endpoint = new Endpoint(URI.create("tcp://127.0.0.1:9"), new Certificates(config));
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    try (Docker docker = Docker.at(endpoint).greeted()) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("engine-greeting")) {
          thread.join();
        }
      }
      assertThat(uncaught).hasNullValue();
      assertThatThrownBy(docker::apiVersion).hasMessageContaining("cannot be used");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
  }

  @Test
  void sshIsRunWithWhatTheAddressSays() {
    assertThat(SshTunnel.command(Endpoints.find("ssh://me@far:2222", null, environment()).uri()))
        .containsExactly(
            "ssh",
            "-o",
            "ConnectTimeout=30",
            "-T",
            "-l",
            "me",
            "-p",
            "2222",
            "--",
            "far",
            "docker",
            "system",
            "dial-stdio");
    assertThat(SshTunnel.command(URI.create("ssh://far/run/other.sock")))
        .endsWith(
            "--", "far", "docker", "--host", "unix:///run/other.sock", "system", "dial-stdio");
  }

  @Test
  void hostAndContextExcludeEachOther() {
    assertThatThrownBy(() -> Endpoints.find("a", "b", environment()))
        .hasMessage("--host and --context exclude each other");
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
    assertThatThrownBy(() -> Endpoints.find("npipe://x", null, environment()))
        .isInstanceOf(ProblemsException.class)
        .hasMessage("cannot reach an engine at \"npipe://x\"");
    assertThatThrownBy(() -> Endpoints.find(null, "nope", environment()))
        .isInstanceOf(ProblemsException.class)
        .hasMessage("there is no docker context \"nope\"");
  }

  private Map<String, String> environment() {
    return Map.of("DOCKER_CONFIG", config.toString());
  }
}
