package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.PrivateRegistry;
import dev.berth.testing.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Registries that ask who is there.
@OnHost
class PrivateRegistryIT {
  @TempDir static Path place;
  private static PrivateRegistry registry;

  private final Engine engine = Engines.host().withImages("busybox:latest");
  private final ProjectOnEngine project = new ProjectOnEngine(engine, "it-registry");

  @BeforeAll
  static void start() {
    registry = PrivateRegistry.in(place.resolve("registry"));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @AfterEach
  void removeAll() {
    project.berth("down", "--rmi", "all", "-t", "0");
    project.close();
  }

  private String image(String name) {
    return registry.name() + "/it/" + name + ":1";
  }

  private void write(String name) {
    project.set("DOCKER_BUILDKIT", "0");
    project.file(
        """
        services:
          web:
            image: %s
            build: {dockerfile_inline: "FROM busybox\\nENV NAME=%s"}
            command: sleep 600
            init: true
            stop_grace_period: 0s
        """
            .formatted(image(name), name));
  }

  private void login(String password) {
    project.file(".docker/config.json", registry.configuration(password));
  }

  private void forget(String name) {
    engine.docker(project.directory, "image", "rm", "-f", image(name)).expectSuccess();
  }

  @Test
  void imagesMustBePulledForThePlatformThatVariablesName() {
    write("platform");
    login(PrivateRegistry.PASSWORD);
    project.succeed("build", "--push");
    forget("platform");
    project.file(".env", "DOCKER_DEFAULT_PLATFORM=plan9/nonsense\n");
    assertThat(project.berth("pull").err()).contains("operating system is not supported");
    project.file(".env", "DOCKER_DEFAULT_PLATFORM=linux/amd64\n");
    project.succeed("pull");
  }

  @Test
  void whatWasPushedMustBePulledAgain() {
    write("pushed");
    login(PrivateRegistry.PASSWORD);
    project.succeed("build", "--push");
    forget("pushed");
    project.succeed("pull");
    assertThat(
            engine.docker(project.directory, "image", "inspect", image("pushed")).expectSuccess())
        .contains("\"NAME=pushed\"");
    forget("pushed");
    project.succeed("up", "-d", "--no-build");
    assertThat(project.state("web-1")).isEqualTo("running");
    project.succeed("push");
  }

  @Test
  void wrongCredentialsMustBeOneClearProblem() {
    write("wrong");
    login("wrong");
    project.succeed("build");
    Call push = project.berth("push");
    assertThat(push.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(push.err().lines().filter(line -> line.startsWith("error: ")))
        .singleElement()
        .asString()
        .contains(image("wrong").replaceFirst(":1$", ""))
        .contains("the registry " + registry.name() + " does not accept the login");
    assertThat(push.err()).doesNotContain(PrivateRegistry.PASSWORD);
  }

  @Test
  void noCredentialsMustBeOneClearProblem() {
    write("none");
    project.succeed("build");
    Call push = project.berth("push");
    assertThat(push.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(push.err()).contains("the registry " + registry.name() + " asks for a login");
    assertThat(push.err()).contains("docker login " + registry.name());
    forget("none");
    project.file("compose.yaml", "services: {web: {image: \"%s\"}}".formatted(image("none")));
    Call pull = project.berth("--progress", "quiet", "pull");
    assertThat(pull.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(
            pull.err().replace(registry.name(), "registry.example").replace("it/none", "team/web"))
        .isEqualTo(
            """
            error: registry.example/team/web:1: the registry registry.example asks for a login
              help: docker login registry.example
            """);
  }

  /// A user with a program that keeps their credentials.
  private ComposeUser withProgram(Path home, String configuration, String answer)
      throws IOException {
    ComposeUser user = ComposeUser.of(engine, home).with("DOCKER_BUILDKIT", "0");
    Path program =
        user.write(
            "bin/docker-credential-test",
            """
            #!/bin/sh
            read -r registry
            echo "$1 $registry" >> "$HOME/asked"
            %s
            """
                .formatted(answer));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    user.write(".docker/config.json", configuration);
    return user;
  }

  private static final String CORRECT =
      """
      printf '{"ServerURL":"%%s","Username":"%s","Secret":"%s"}\\n' "$registry"\
      """
          .formatted(PrivateRegistry.USER, PrivateRegistry.PASSWORD.replace("\"", "\\\\\""));

  private void pushes(ComposeUser user, Path home, String name) throws IOException {
    user.write(
        "compose.yaml",
        """
        name: it-registry
        services:
          web: {image: "%s", build: {dockerfile_inline: "FROM busybox\\nENV NAME=%s"}}
        """
            .formatted(image(name), name));
    user.docker("berth", "build", "--push").expectSuccess();
    forget(name);
    user.docker("berth", "pull").expectSuccess();
    forget(name);
    assertThat(Files.readAllLines(home.resolve("asked"))).contains("get " + registry.name());
  }

  @Test
  void aCredentialStoreMustBeAsked(@TempDir Path home) throws IOException {
    pushes(withProgram(home, "{\"credsStore\": \"test\"}", CORRECT), home, "store");
  }

  @Test
  void theProgramOfARegistryMustGoBeforeTheStore(@TempDir Path home) throws IOException {
    String configuration =
        "{\"credsStore\": \"missing\", \"credHelpers\": {\"%s\": \"test\"}}"
            .formatted(registry.name());
    pushes(withProgram(home, configuration, CORRECT), home, "program");
  }

  @Test
  void aProgramThatKnowsNothingMustLeadToTheLoginInTheFile(@TempDir Path home) throws IOException {
    String both =
        registry
            .configuration(PrivateRegistry.PASSWORD)
            .replaceFirst("\\{", "{\"credsStore\": \"test\", ");
    pushes(
        withProgram(home, both, "echo 'credentials not found in native keychain'; exit 1"),
        home,
        "fallback");
  }

  @Test
  void anIdentityTokenOfAProgramMustBeExchangedForTokens(@TempDir Path home) throws IOException {
    try (PrivateRegistry tokens = PrivateRegistry.withTokens(home.resolve("registry"))) {
      String answer =
          "printf '{\"Username\":\"<token>\",\"Secret\":\"%s\"}\\n'"
              .formatted(PrivateRegistry.IDENTITY_TOKEN);
      ComposeUser user = withProgram(home, "{\"credsStore\": \"test\"}", answer);
      String image = tokens.name() + "/it/token:1";
      user.write("compose.yaml", built(image, "busybox"));
      user.docker("berth", "build", "--push").expectSuccess();
      engine.docker(home, "image", "rm", "-f", image).expectSuccess();

      Reference.installBuildx(home.resolve(".docker"));
      user.write("compose.yaml", built("it-registry-above", image));
      user.with("DOCKER_BUILDKIT", "1").docker("berth", "build").expectSuccess();

      engine.docker(home, "image", "rm", "-f", "it-registry-above").expectSuccess();
      assertThat(tokens.grants()).containsOnly("refresh_token");
      assertThat(Files.readAllLines(home.resolve("asked"))).contains("get " + tokens.name());
    }
  }

  private static String built(String image, String base) {
    return """
    name: it-registry
    services:
      web: {image: "%s", build: {dockerfile_inline: "FROM %s\\nENV NAME=token"}}
    """
        .formatted(image, base);
  }
}
