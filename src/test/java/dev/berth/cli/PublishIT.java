package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.PrivateRegistry;
import dev.berth.testing.TlsProxy;
import java.nio.file.Path;
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
            image: busybox
            build: .
            environment: {A: b}
            env_file: [some.env, {path: other.env, required: false}, {path: no.env, required: false}]
            ports: ["${PORT}:80"]
            depends_on: [db]
        """);
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
    assertThat(project.succeed("publish", "--with-env", "-y", reference("again")).strip())
        .isEqualTo(digest);
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

  @Test
  void copiesOfImagesMustBeRefused() {
    Call call = project.berth("publish", "--app", reference("app"));

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            error: --app: copies of images next to the project are read by nobody who runs it
              help: --resolve-image-digests pins the images where they are
            """);
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

    Call call = project.berth("publish", "--with-env", "-y", reference("wrong"));

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
