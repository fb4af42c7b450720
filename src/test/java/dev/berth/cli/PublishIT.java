package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.PrivateRegistry;
import dev.berth.testing.TlsProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Projects in a registry.
@OnHost
class PublishIT {
  @TempDir static Path place;
  private static PrivateRegistry registry;

  /// The same registry for the reference, which speaks with none that has no TLS.
  private static TlsProxy secure;

  private final ProjectOnEngine project =
      new ProjectOnEngine(Engines.host().withImages("busybox:latest"), "it-publish");

  @BeforeAll
  static void start() {
    registry = PrivateRegistry.in(place.resolve("registry"));
    secure = TlsProxy.before(registry);
    secure.writeCertificates(place);
  }

  @AfterAll
  static void stop() {
    secure.close();
    registry.close();
  }

  @BeforeEach
  void write() {
    project.set("SSL_CERT_FILE", place.resolve("ca.pem").toString()).set("PORT", "8123");
    login(PrivateRegistry.PASSWORD);
    project.file("some.env", "FROM_FILE=1\n").file("other.env", "FROM_OTHER=1\n");
    project.file("base.yaml", "services: {web: {command: \"echo $$HOME ${WORD:-hello}\"}}");
    project.file(
        """
        include: [more.yaml]
        services:
          web:
            extends: {file: base.yaml, service: web}
            image: %s/it/web:1
            build: .
            environment: {A: b}
            env_file: [some.env, {path: other.env, required: false}, {path: no.env, required: false}]
            ports: ["${PORT}:80"]
            depends_on: [db]
        """
            .formatted(registry.name()));
    project.file("more.yaml", "services: {db: {image: 'busybox:${TAG:-latest}', profiles: []}}");
  }

  @AfterEach
  void removeAll() {
    project.close();
  }

  private void login(String password) {
    project.file(".docker/config.json", registry.configuration(password, secure.name()));
  }

  private String reference(String tag) {
    return registry.name() + "/it/app:" + tag;
  }

  private void assertThatBothReadTheSame(String tag) {
    String ours = project.succeed("-f", "oci://" + reference(tag), "config");
    String theirs =
        project
            .reference("-f", "oci://" + secure.name() + "/it/app:" + tag, "config")
            .expectSuccess();
    assertThat(ours).isEqualTo(theirs).contains("  web:", "  db:");
  }

  @Test
  void whatIsPublishedMustBeReadByBothTools() {
    String digest = project.succeed("publish", "--with-env", "-y", reference("1")).strip();

    assertThat(digest).matches("sha256:[0-9a-f]{64}");
    assertThatBothReadTheSame("1");
    assertThat(project.succeed("-f", "oci://" + reference("1"), "config"))
        .contains("- echo", "- $$HOME", "- hello", "FROM_FILE: \"1\"", "FROM_OTHER", "\"8123\"")
        .doesNotContain("build:");
    Call again = project.berth("publish", "--with-env", "-y", reference("again"));
    assertThat(again.out().strip()).isEqualTo(digest);
    assertThat(again.err()).contains("image " + registry.name() + "/it/web:1: pushing");
  }

  @Test
  void aRegistryThatKnowsNoArtifactsMustGetTheOlderForm() {
    project.succeed("publish", "--with-env", "-y", "--oci-version", "1.0", reference("old"));

    assertThatBothReadTheSame("old");
  }

  @Test
  void whatTheReferencePublishesMustBeReadByBothTools() {
    project.file("compose.yaml", "services: {web: {image: busybox}, db: {image: busybox}}");
    project.reference("publish", "-y", secure.name() + "/it/app:theirs").expectSuccess();

    assertThatBothReadTheSame("theirs");
  }

  @Test
  void whatMayBeSecretAndWhatOnlyThisMachineHasMustBeToldAtOnce() {
    project.file(
        """
        services:
          web:
            image: busybox
            environment: {A: b}
            env_file: [some.env]
            volumes: ["./data:/data"]
            secrets: [s]
          built: {build: .}
        secrets: {s: {file: ./secret}}
        """);

    Call call = project.berth("publish", reference("no"));

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .startsWith(
            """
            compose.yaml:4:18: error: services.web.environment: variables may be secrets
                4 |     environment: {A: b}
                  |                  ^^^^^^
              help: publish them with --with-env, or take them out
            """);
    assertThat(call.err().lines().filter(line -> line.startsWith("compose.yaml")))
        .containsExactly(
            "compose.yaml:4:18: error: services.web.environment: variables may be secrets",
            "compose.yaml:5:15: error: services.web.env_file: variables may be secrets",
            "compose.yaml:6:15: error: services.web.volumes[0]: whoever gets the project may not"
                + " have \"./data\"",
            "compose.yaml:8:18: error: services.built.build: whoever gets the project has no"
                + " sources to build it from",
            "compose.yaml:9:14: error: secrets.s.file: whoever gets the project may not have"
                + " \"./secret\"");
    assertThat(project.berth("-f", "oci://" + reference("no"), "config").exitCode())
        .isEqualTo(ExitCode.ERROR);
  }

  @Test
  void imagesMustBePinnedToTheirDigests() {
    String image = registry.name() + "/it/pinned:1";
    project.engine.docker(project.directory, "tag", "busybox", image).expectSuccess();
    try {
      project.file("compose.yaml", "services: {web: {image: '%s', build: .}}".formatted(image));
      project.succeed("push");
      project.succeed("publish", "--resolve-image-digests", reference("pinned"));

      assertThat(project.succeed("-f", "oci://" + reference("pinned"), "config", "--images"))
          .startsWith(registry.name() + "/it/pinned:1@sha256:");
    } finally {
      project.engine.docker(project.directory, "rmi", image).expectSuccess();
    }
  }

  /// Pushes `it/one:1`, and an index that has it, such as images of several platforms are.
  private void pushImages() {
    String image = registry.name() + "/it/one:1";
    project.engine.docker(project.directory, "tag", "busybox", image).expectSuccess();
    try {
      project.file("push.yaml", "services: {one: {image: '%s', build: .}}".formatted(image));
      project.succeed("-f", "push.yaml", "push");
    } finally {
      project.engine.docker(project.directory, "rmi", image).expectSuccess();
    }
    String type = one().getValue().path("mediaType").asText();
    registry.putManifest(
        "it/one",
        "index",
        "application/vnd.oci.image.index.v1+json",
        """
        {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json",
         "manifests": [{"mediaType": "%s", "digest": "%s", "size": 736}]}
        """
            .formatted(type, one().getKey()));
  }

  private static Map.Entry<String, JsonNode> one() {
    return registry.manifests("it/one").entrySet().stream()
        .filter(manifest -> manifest.getValue().has("config"))
        .findFirst()
        .orElseThrow();
  }

  private static String usingImages(String registryName) {
    return """
    services:
      web: {image: "%1$s/it/one:1", command: "${WORD:-true}"}
      many: {image: "%1$s/it/one:index", profiles: [never]}
      again: {image: "%1$s/it/one:1"}
    """
        .formatted(registryName);
  }

  /// The index of the images of a project.
  private static JsonNode imagesIn(String repository) {
    return registry.manifests(repository).values().stream()
        .filter(manifest -> manifest.has("subject"))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> digests(JsonNode index) {
    return new TreeSet<>(index.path("manifests").findValuesAsText("digest"));
  }

  @Test
  void imagesMustBeCopiedNextToTheProjectAsTheReferenceDoesIt() {
    pushImages();
    project.file(usingImages(secure.name()));
    project.reference("publish", "--app", "-y", secure.name() + "/it/theirs:1").expectSuccess();
    project.file(usingImages(registry.name()));
    Call call = project.berth("publish", "--app", registry.name() + "/it/ours:1");

    assertThat(call.err())
        .isEqualTo(
            """
            %1$s/it/one:1: copied
            %1$s/it/one:index: copied
            %1$s/it/ours:1: published
            """
                .formatted(registry.name()));
    JsonNode ours = imagesIn("it/ours");
    JsonNode theirs = imagesIn("it/theirs");
    assertThat(digests(ours)).isEqualTo(digests(theirs)).hasSize(2);
    assertThat(registry.manifests("it/ours")).containsKeys(digests(ours).toArray(String[]::new));
    assertThat(ours.path("subject").path("digest").asText()).isEqualTo(call.out().strip());
    for (String key : List.of("mediaType", "artifactType")) {
      assertThat(ours.path(key)).isEqualTo(theirs.path(key));
      assertThat(ours.path("subject").path(key)).isEqualTo(theirs.path("subject").path(key));
    }
    assertThat(project.succeed("-f", "oci://" + registry.name() + "/it/ours:1", "config"))
        .contains("  again:", "image: " + registry.name() + "/it/one:1@sha256:");
  }

  @Test
  void imagesOfAnotherRegistryMustBeSentOnlyOnce() {
    pushImages();
    project.file(usingImages(registry.name()));
    try (PrivateRegistry other = PrivateRegistry.withTokens(place.resolve("other"))) {
      project.file(
          ".docker/config.json", registry.configuration(PrivateRegistry.PASSWORD, other.name()));
      Call first = project.berth("publish", "--app", other.name() + "/it/app:1");
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.err()).containsPattern("/it/one:1: sending \\d+ blobs, 1.*MB\n");
      assertThat(first.err()).doesNotContain("/it/one:index: sending");
      assertThat(other.grants()).contains("password");

      String copy = other.name() + "/it/app@" + one().getKey();
      project.engine.docker(project.directory, "--config", ".docker", "pull", copy).expectSuccess();
      project.engine.docker(project.directory, "rmi", copy).expectSuccess();

      Call second = project.berth("publish", "--app", other.name() + "/it/app:2");
      assertThat(second.err()).doesNotContain("sending").contains("/it/one:1: copied\n");
    }
  }

  @Test
  void imagesThatNoRegistryHasMustBeToldBeforeAnythingIsPushed() {
    project.file(
        "compose.yaml",
        """
        services:
          web: {image: %1$s/it/nowhere:1}
          built: {image: %1$s/it/too-early:1, build: .}
          alone: {build: .}
        """
            .formatted(registry.name()));
    Call alone = project.berth("publish", "--app", reference("never"));
    assertThat(alone.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(alone.err())
        .contains("error: services.alone.build: whoever gets the project has no sources")
        .doesNotContain("pushing");
    project.file(
        "compose.yaml",
        """
        services:
          web: {image: %1$s/it/nowhere:1}
          built: {image: %1$s/it/too-early:1, build: .}
        """
            .formatted(registry.name()));
    Call call = project.berth("publish", "--app", reference("never"));
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .startsWith(
            "compose.yaml:2:16: error: services.web.image: no registry told the digest of "
                + registry.name()
                + "/it/nowhere:1: ")
        .doesNotContain("pushing");
    assertThat(project.berth("-f", "oci://" + reference("never"), "config").exitCode())
        .isEqualTo(ExitCode.ERROR);
  }

  @Test
  void whatTheReferenceHasPublishedWithCopiesOfImagesMustBeRead() {
    String image = secure.name() + "/it/copied:1";
    project.engine.docker(project.directory, "tag", "busybox", image).expectSuccess();
    try {
      project.file("compose.yaml", "services: {web: {image: '%s'}}".formatted(image));
      project.engine.docker(project.directory, "tag", "busybox", plain("copied")).expectSuccess();
      project.file(
          "push.yaml", "services: {web: {image: '%s', build: .}}".formatted(plain("copied")));
      project.succeed("-f", "push.yaml", "push");
      project.reference("publish", "--app", "-y", secure.name() + "/it/app:copies").expectSuccess();

      assertThat(project.succeed("-f", "oci://" + reference("copies"), "config", "--images"))
          .startsWith(image + "@sha256:");
    } finally {
      project.engine.docker(project.directory, "rmi", image, plain("copied")).expectSuccess();
    }
  }

  private static String plain(String name) {
    return registry.name() + "/it/" + name + ":1";
  }

  @Test
  void aWrongLoginMustBeOneClearProblem() {
    login("wrong");
    project.file("services: {web: {image: busybox}}");

    Call call = project.berth("publish", reference("wrong"));

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            error: %1$s does not let this user write it/app
              help: log in with docker login %1$s
            """
                .formatted(registry.name()));
  }

  @Test
  void aDryRunMustPublishNothing() {
    Call call = project.berth("--dry-run", "publish", "--with-env", "-y", reference("dry"));

    assertThat(call.err()).contains("compose.yaml: ", "variables-1.env: 12 bytes");
    assertThat(project.berth("-f", "oci://" + reference("dry"), "config").exitCode())
        .isEqualTo(ExitCode.ERROR);
  }
}
