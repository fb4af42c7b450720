package dev.berth.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.berth.testing.CommandResult;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Testcontainers' modules for Docker Compose in local mode, with Berth as `docker compose` and as
/// `docker-compose`.
@OnHost
@OnCurrent
class TestcontainersIT {
  private static final String SOCAT = "berth-test/socat:latest";

  /// What Testcontainers runs to reach ports that are not published: `sh -c 'socat … &…'`.
  private static final String SOCAT_STAND_IN =
      """
      FROM busybox
      RUN printf '#!/bin/sh\\nlisten=${1#TCP-LISTEN:}; to=${2#TCP:}\\nexec nc -ll -p ${listen%%%%,*} -e nc ${to%%%%:*} ${to##*:}\\n' > /bin/socat && chmod 755 /bin/socat
      """;

  @TempDir Path home;

  private ComposeUser user(Engine engine) {
    Engine host = Engines.host().withImages("busybox:latest");
    Path dockerfile = ComposeUser.of(engine, home).write("socat/Dockerfile", SOCAT_STAND_IN);
    host.client()
        .buildImageCmd(dockerfile.toFile())
        .withTags(Set.of(SOCAT))
        .exec(new BuildImageResultCallback())
        .awaitImageId();
    engine.withImages("busybox:latest", SOCAT);
    return ComposeUser.of(engine, home.resolve("user"))
        .with("TESTCONTAINERS_RYUK_DISABLED", "true")
        .with("TESTCONTAINERS_CHECKS_DISABLE", "true")
        .with("TESTCONTAINERS_HOST_OVERRIDE", engine.address())
        .with("TESTCONTAINERS_SOCAT_CONTAINER_IMAGE", SOCAT);
  }

  @AfterEach
  void removeImages() {
    Engines.host().docker(home, "image", "rm", "-f", SOCAT);
  }

  private static Path file(ComposeUser user) {
    user.write("app/Dockerfile", "FROM busybox\nENV BUILT=1\n");
    return user.write(
        "app/compose.yaml",
        """
        services:
          web:
            image: busybox
            command: sh -c 'echo web is here; nc -ll -p 80 -e echo hello'
            init: true
            stop_grace_period: 0s
          worker:
            build: .
            command: sh -c 'echo ready; sleep 600'
            init: true
            stop_grace_period: 0s
        """);
  }

  private static void check(CommandResult result) {
    assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    assertThat(result.output().lines())
        .containsSubsequence("running true", "logs web is here", "answer hello", "stopped");
  }

  private static long left(ComposeUser user, String project) {
    return user.docker("ps", "-aq", "--filter", "label=com.docker.compose.project=" + project)
        .expectSuccess()
        .lines()
        .count();
  }

  @Test
  void aComposeContainerMustStartReachAndRemoveItsServices() {
    ComposeUser user = user(Engines.host());
    check(user.java(ComposeContainers.class, "ComposeContainer", file(user).toString(), "ittc"));
    assertThat(left(user, "ittc")).isZero();
  }

  @Test
  void aComposeContainerMustWorkOnAPresentDayEngine() {
    ComposeUser user = user(Engines.current());
    check(user.java(ComposeContainers.class, "ComposeContainer", file(user).toString(), "ittc"));
    assertThat(left(user, "ittc")).isZero();
  }

  @Test
  void aDockerComposeContainerMustStartReachAndRemoveItsServices() {
    ComposeUser user = user(Engines.host());
    check(
        user.java(
            ComposeContainers.class, "DockerComposeContainer", file(user).toString(), "ittcold"));
    assertThat(left(user, "ittcold")).isZero();
  }
}
