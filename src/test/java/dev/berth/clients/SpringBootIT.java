package dev.berth.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import dev.berth.testing.CommandResult;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spring Boot's support for Docker Compose, with Berth as `docker compose`.
@OnHost
@OnCurrent
class SpringBootIT {
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: sh -c 'echo web is here; nc -ll -p 80 -e echo hello'
          init: true
          stop_grace_period: 0s
          environment: {GREETING: hello}
          labels: {color: blue}
          ports: ["80"]
          healthcheck: {test: ["CMD", "true"], interval: 1s}
        aside:
          image: busybox
          command: sleep 600
          init: true
          stop_grace_period: 0s
          profiles: [more]
      """;

  @TempDir Path home;

  private ComposeUser user(Engine engine, String project) {
    ComposeUser user = ComposeUser.of(engine.withImages("busybox:latest"), home);
    user.write("app/compose.yaml", "name: " + project + "\n" + FILE);
    // Spring leaves alone what an earlier run may have left.
    user.docker("compose", "-p", project, "down", "--remove-orphans").expectSuccess();
    return user;
  }

  @Test
  void anApplicationMustFindItsServicesRunningAndStopThemAtItsEnd() {
    Engine engine = Engines.host();
    ComposeUser user = user(engine, "it-spring");
    CommandResult result =
        user.java(
            SpringBootApplication.class,
            "--spring.docker.compose.file=" + home.resolve("app/compose.yaml"),
            "--spring.docker.compose.stop.timeout=0s",
            "--spring.main.banner-mode=off");
    assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    assertThat(result.output())
        .containsPattern(
            "ready it-spring-web-1 image=docker.io/library/busybox ports=\\[\\d+] env=hello"
                + " label=blue");
    assertThat(states(engine, "it-spring")).containsExactly("exited");
    user.docker("compose", "-f", "app/compose.yaml", "down", "-v").expectSuccess();
    assertThat(states(engine, "it-spring")).isEmpty();
  }

  @Test
  void everyCallMustDoWhatItSays() {
    allCalls(Engines.host(), "it-spring-calls");
  }

  @Test
  void everyCallMustDoWhatItSaysOnAPresentDayEngine() {
    allCalls(Engines.current(), "it-spring-current");
  }

  private void allCalls(Engine engine, String project) {
    ComposeUser user = user(engine, project);
    String output =
        user.java(
                SpringBootCompose.class,
                home.resolve("app/compose.yaml").toString(),
                engine.address(),
                "more")
            .expectSuccess();
    assertThat(output.lines())
        .containsExactly(
            "defined true",
            "before []",
            "up [%1$s-aside-1, %1$s-web-1]".formatted(project),
            "logs web-1 | web is here",
            "stopped []",
            "started [%1$s-aside-1, %1$s-web-1]".formatted(project),
            "down []");
    assertThat(states(engine, project)).isEmpty();
  }

  private static List<String> states(Engine engine, String project) {
    return engine
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of("com.docker.compose.project", project))
        .exec()
        .stream()
        .map(Container::getState)
        .toList();
  }
}
