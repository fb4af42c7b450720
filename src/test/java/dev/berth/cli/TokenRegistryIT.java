package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.PrivateRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Registries that let in who has a token of a server that they name, as the public ones do.
@OnHost
class TokenRegistryIT {
  @TempDir static Path place;
  private static PrivateRegistry registry;

  private final Engine engine = Engines.host().withImages("busybox:latest");
  private final ProjectOnEngine project = new ProjectOnEngine(engine, "it-tokens");
  private int grantsBefore;

  @BeforeAll
  static void start() {
    registry = PrivateRegistry.withTokens(place.resolve("registry"));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void count() {
    grantsBefore = registry.grants().size();
  }

  @AfterEach
  void removeAll() {
    project.berth("down", "--rmi", "all", "-t", "0");
    project.close();
  }

  /// How the tokens of this test were asked for.
  private List<String> grants() {
    List<String> all = registry.grants();
    return all.subList(grantsBefore, all.size()).stream().distinct().toList();
  }

  private String image(String name) {
    return registry.name() + "/it/" + name + ":1";
  }

  private void forget(String name) {
    engine.docker(project.directory, "image", "rm", "-f", image(name)).expectSuccess();
  }

  private void loginWithPassword() {
    project.file(".docker/config.json", registry.configuration(PrivateRegistry.PASSWORD));
  }

  private void loginWithIdentityToken(String token) {
    project.file(
        ".docker/config.json",
        "{\"auths\": {\"%s\": {\"identitytoken\": \"%s\"}}}".formatted(registry.name(), token));
  }

  private void write(String name, String base) {
    project.file(
        """
        services:
          web:
            image: %s
            build: {dockerfile_inline: "FROM %s\\nENV NAME=%s"}
            command: sleep 600
            init: true
            stop_grace_period: 0s
        """
            .formatted(image(name), base, name));
  }

  /// Builds, pushes, pulls and runs an image of the registry, and one that is made of it.
  private void everythingWorks(String name) {
    write(name, "busybox");
    project.succeed("build", "--push");
    forget(name);
    project.succeed("pull");
    forget(name);
    project.succeed("up", "-d", "--no-build");
    assertThat(project.variables("web-1")).contains("NAME=" + name);
    project.succeed("down", "--rmi", "all");

    String above = name + "-above";
    write(above, image(name));
    project.succeed("build");
    project.succeed("push");
    forget(above);
    project.succeed("up", "-d", "--no-build");
    assertThat(project.variables("web-1")).contains("NAME=" + above);
    engine.docker(project.directory, "image", "rm", "-f", image(name));
  }

  @Test
  void thePasswordMustLeadToTokensWithTheClassicBuilder() {
    project.set("DOCKER_BUILDKIT", "0");
    loginWithPassword();
    everythingWorks("classic");
    assertThat(grants()).containsExactly("password");
  }

  @Test
  void thePasswordMustLeadToTokensWithBuildKit() {
    project.withBuildx();
    loginWithPassword();
    everythingWorks("buildkit");
    assertThat(grants()).containsExactly("password");
  }

  @Test
  void anIdentityTokenMustDoWithTheClassicBuilder() {
    project.set("DOCKER_BUILDKIT", "0");
    loginWithIdentityToken(PrivateRegistry.IDENTITY_TOKEN);
    everythingWorks("classic-identity");
    assertThat(grants()).containsExactly("refresh_token");
  }

  @Test
  void anIdentityTokenMustDoWithBuildKit() {
    project.withBuildx();
    loginWithIdentityToken(PrivateRegistry.IDENTITY_TOKEN);
    everythingWorks("buildkit-identity");
    assertThat(grants()).containsExactly("refresh_token");
  }

  @Test
  void projectsMustBePublishedAndReadWithBoth() {
    project.file("services: {web: {image: it/none}}");
    String reference = registry.name() + "/it/project:1";
    loginWithPassword();
    project.succeed("publish", "-y", reference);
    loginWithIdentityToken(PrivateRegistry.IDENTITY_TOKEN);
    assertThat(project.succeed("-f", "oci://" + reference, "config", "--images"))
        .isEqualTo("it/none\n");
    project.succeed("publish", "-y", reference);
    assertThat(grants()).containsExactly("password", "refresh_token");
  }

  @Test
  void imagesMustBeCopiedWithinARegistryWithATokenForBothRepositories() {
    project.set("DOCKER_BUILDKIT", "0");
    loginWithPassword();
    write("copied", "busybox");
    project.succeed("build");
    Call call = project.berth("publish", "--app", registry.name() + "/it/whole:1");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.err()).contains(": pushed", "/it/copied:1: copied").doesNotContain("sending");
    assertThat(registry.manifests("it/whole")).hasSize(3);
  }

  @Test
  void aLoginThatIsNotAcceptedMustBeOneClearProblem() {
    project.set("DOCKER_BUILDKIT", "0");
    write("refused", "busybox");
    project.succeed("build");
    for (String command : List.of("push", "pull")) {
      loginWithIdentityToken("stale");
      refused(command, "does not accept the login");
      project.file(".docker/config.json", registry.configuration("stale"));
      refused(command, "does not accept the login");
      project.file(".docker/config.json", "{}");
      refused(command, "asks for a login");
    }
    assertThat(grants()).isEmpty();
  }

  @Test
  void aBuildOfAnImageThatNeedsALoginMustSaySo() {
    write("locked", image("nothing"));
    project.file(".docker/config.json", "{}");
    project.set("DOCKER_BUILDKIT", "0");
    buildIsRefused();
    project.set("DOCKER_BUILDKIT", "").withBuildx();
    buildIsRefused();
  }

  private void buildIsRefused() {
    Call call = project.berth("--progress", "quiet", "build");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .startsWith(
            "error: the build of service web needs an image whose registry wants another login: ")
        .endsWith("\n  help: docker login REGISTRY\n");
  }

  private void refused(String command, String why) {
    Call call = project.berth("--progress", "quiet", command);
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).doesNotContain("stale");
    assertThat(call.err().lines().filter(line -> line.startsWith("error: ")).toList())
        .singleElement()
        .asString()
        .contains("the registry " + registry.name() + " " + why);
  }
}
