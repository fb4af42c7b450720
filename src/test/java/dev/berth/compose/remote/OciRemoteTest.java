package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.remote.FakeRegistry.Layer;
import dev.berth.model.values.RegistryLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciRemoteTest {
  private static final String WEB = "services: {web: {image: web}}";
  private static final String WEB_CONFIG =
      """
      name: demo
      services:
        web:
          image: web
          networks:
            default: null
      networks:
        default:
          name: demo_default
      """;

  @TempDir Path root;
  FakeRegistry registry;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Loading including(String version) throws IOException {
    return new Loading(root)
        .file("compose.yaml", "include:\n  - oci://" + registry.host() + "/app" + version + "\n");
  }

  /// The problem without the line of the file, which has a random port in it.
  private String problem(String version) throws IOException {
    return including(version).problems().replaceAll("(?m)^ +(2 )?\\|.*\n", "");
  }

  @Test
  void anIncludedProjectComesWithTheFilesItUses() throws IOException {
    registry.publish(
        "1",
        Layer.compose(
            """
            services:
              web:
                extends: {file: base.yaml, service: base}
                env_file: web.env
                volumes: ["./data:/data"]
            """),
        Layer.extended("base.yaml", "services: {base: {image: base}}"),
        Layer.environment("web.env", "WEB=1"));
    assertThat(including(":1").config())
        .isEqualTo(
            """
            name: demo
            services:
              web:
                environment:
                  WEB: "1"
                image: base
                networks:
                  default: null
                volumes:
                  - type: bind
                    source: CACHE/oci/HASH/data
                    target: /data
                    bind:
                      create_host_path: true
            networks:
              default:
                name: demo_default
            """);
  }

  @Test
  void anOverrideIsAnotherLayer() throws IOException {
    registry.publish(
        "latest",
        Layer.compose("services: {web: {image: old}}"),
        Layer.compose("services: {web: {image: web}}"));
    assertThat(including("").config()).isEqualTo(WEB_CONFIG);
  }

  @Test
  void aProjectIsPublishedAlongWithItsImages() throws IOException {
    String digest = registry.publish("part", Layer.compose(WEB));
    registry.manifest(
        "app",
        """
        {"manifests": [{"artifactType": "other", "digest": "sha256:1"},
                       {"artifactType": "%s", "digest": "%s"}]}\
        """
            .formatted(FakeRegistry.PROJECT, digest));
    assertThat(including(":app").config()).isEqualTo(WEB_CONFIG);
  }

  @Test
  void aServiceExtendsOneOfARegistry() throws IOException {
    registry.publish("1", Layer.compose(WEB));
    Loading loading =
        new Loading(root)
            .file(
                "compose.yaml",
                "services: {web: {extends: {file: \"oci://%s/app:1\", service: web}}}"
                    .formatted(registry.host()));
    assertThat(loading.config()).isEqualTo(WEB_CONFIG);
  }

  @Test
  void aPublishedProjectIsTheProjectItself() throws IOException {
    registry.publish("1", Layer.compose(WEB));
    assertThat(new Loading(root).config("oci://" + registry.host() + "/app:1"))
        .isEqualTo(WEB_CONFIG);
  }

  @Test
  void aDigestThatIsThereNeedsNoNetwork() throws IOException {
    String digest = registry.publish("1", Layer.compose(WEB));
    assertThat(including("@" + digest).config()).isEqualTo(WEB_CONFIG);
    registry.requests.clear();
    assertThat(including("@" + digest).config()).isEqualTo(WEB_CONFIG);
    assertThat(registry.requests).isEmpty();
  }

  @Test
  void aTokenIsAskedForWithTheLoginAndStaysWithTheRegistry() throws IOException {
    registry.publish("1", Layer.compose(WEB));
    registry.askForToken();
    try (FakeRegistry store = new FakeRegistry()) {
      registry.sendBlobsFrom(store);
      Loading loading = including(":1").with(new RegistryLogin("me", "secret"));
      assertThat(loading.config()).isEqualTo(WEB_CONFIG);
      String blob = "/v2/app/blobs/" + Digest.of(WEB.getBytes(StandardCharsets.UTF_8));
      assertThat(registry.requests)
          .containsExactly(
              "/v2/",
              "/v2/app/manifests/1",
              "/token?service=fake&scope=repository%3Aapp%3Apull Basic",
              "/v2/app/manifests/1 Bearer",
              blob + " Bearer");
      assertThat(store.requests).containsExactly("/store" + blob);
    }
  }

  @Test
  void noLoginIsToldWithWhatToDo() throws IOException {
    registry.publish("1", Layer.compose(WEB));
    registry.askForToken();
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: 127.0.0.1:PORT does not let this user read app
              help: log in with docker login 127.0.0.1:PORT
            """);
  }

  @Test
  void aVersionThatIsNotThereIsTold() throws IOException {
    assertThat(problem(":2"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: 127.0.0.1:PORT has no app:2
              help: check its name and version
            """);
  }

  @Test
  void whatIsNoComposeProjectIsTold() throws IOException {
    registry.publish("1", "application/vnd.other", Layer.compose(WEB));
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: "127.0.0.1:PORT/app:1" is no Compose project but application/vnd.other
              help: publish one with berth publish
            """);
  }

  @Test
  void aReferenceThatCannotBeReadIsTold() throws IOException {
    assertThat(problem("/Upper"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: "127.0.0.1:PORT/app/Upper" is no reference to a published project
              help: write it as oci://registry.example/project:tag
            """);
  }

  @Test
  void otherContentThanItsDigestIsRefused() throws IOException {
    registry.publish("1", Layer.compose(WEB));
    registry.put(
        "/v2/app/blobs/" + Digest.of(WEB.getBytes(StandardCharsets.UTF_8)),
        WEB.replace("web}", "bad}").getBytes(StandardCharsets.UTF_8));
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: 127.0.0.1:PORT answers with other content than sha256:HASH
              help: have it published again
            """);
  }

  @Test
  void moreContentThanItsSizeIsRefused() throws IOException {
    registry.publish("1", Layer.compose(WEB));
    registry.put(
        "/v2/app/blobs/" + Digest.of(WEB.getBytes(StandardCharsets.UTF_8)), new byte[1 << 20]);
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: 127.0.0.1:PORT does not answer: the answer is larger than 29 bytes
              help: check the name of the registry, and its proxy
            """);
  }

  @Test
  void aProjectThatIsTooLargeIsNotFetched() throws IOException {
    registry.manifest(
        "1",
        """
        {"artifactType": "%s", "layers": [{"size": 99999999999}]}\
        """
            .formatted(FakeRegistry.PROJECT));
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: "127.0.0.1:PORT/app:1" is too large for a Compose project
              help: a file has at most 8 MiB, all of them together 64 MiB
            """);
  }

  @Test
  void aNameOfAFileIsNoPath() throws IOException {
    registry.publish("1", Layer.compose(WEB), Layer.environment("../../escaped.env", "A=1"));
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: "127.0.0.1:PORT/app:1" names a file "../../escaped.env", which must be a plain name
              help: do not use it, or ask who published it
            """);
    registry.publish("1", Layer.compose(WEB), Layer.extended("compose.yaml", "services: {}"));
    assertThat(problem(":1")).contains("names a file \"compose.yaml\", which must be a plain name");
    try (var left = Files.walk(root.resolve("cache"))) {
      assertThat(left.filter(Files::isRegularFile)).as("nothing is left").isEmpty();
    }
  }

  @Test
  void aVariableTurnsItOff() throws IOException {
    Loading loading = including(":1").with("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "0");
    assertThat(loading.problems())
        .startsWith(
            "compose.yaml:2:5: error: include: COMPOSE_EXPERIMENTAL_OCI_REMOTE=0 turns this off\n");
    assertThat(registry.requests).isEmpty();
  }

  @Test
  void aLayerThatIsNotThereIsTold() throws IOException {
    registry.manifest(
        "1",
        """
        {"artifactType": "%s", "layers": [{"mediaType": "application/vnd.docker.compose.file+yaml",
          "digest": "sha256:%s", "size": 3, "annotations": {}}]}\
        """
            .formatted(FakeRegistry.PROJECT, "0".repeat(64)));
    assertThat(problem(":1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: 127.0.0.1:PORT has no app@sha256:HASH
              help: check its name and version
            """);
  }

  @Test
  void redirectsWithoutEndAreEnded() throws IOException {
    registry.redirect("/v2/app/manifests/1", "/v2/app/manifests/1");
    assertThat(problem(":1"))
        .startsWith(
            "compose.yaml:2:5: error: include: 127.0.0.1:PORT does not answer: redirected too"
                + " often\n");
    assertThat(registry.requests).hasSizeLessThan(10);
  }

  @Test
  void aRedirectToSomethingUnencryptedElsewhereIsNotFollowed() throws IOException {
    registry.redirect("/v2/app/manifests/1", "ftp://registry.example/x");
    assertThat(problem(":1")).contains("redirected to ftp, which is not encrypted");
  }
}
