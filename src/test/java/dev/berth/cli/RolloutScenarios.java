package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How `deploy.update_config` is followed on one engine.
abstract class RolloutScenarios {
  private static final int FIRST_PORT = 18460;
  private static final List<Integer> PORTS =
      List.of(FIRST_PORT, FIRST_PORT + 1, FIRST_PORT + 2, FIRST_PORT + 3);

  private final ProjectOnEngine project;

  RolloutScenarios(Engine engine) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-rollout");
  }

  @AfterEach
  void removeAll() {
    project.close();
  }

  /// A web server in as many containers; with a version of "bad" it never becomes healthy.
  private void file(String version, int replicas, String update) {
    project.file(
        """
        services:
          web:
            image: busybox
            command: sh -c 'test $$VERSION = bad || echo $$VERSION > /tmp/index.html; httpd -f -p 80 -h /tmp'
            init: true
            stop_grace_period: 0s
            environment: {VERSION: "%s"}
            ports: ["18460-18463:80"]
            healthcheck:
              test: wget -q -O /dev/null http://127.0.0.1/index.html
              interval: 300ms
              retries: 3
            deploy:
              replicas: %d
              update_config: %s
        """
            .formatted(version, replicas, update));
  }

  private List<String> versions(int replicas) {
    List<String> versions = new ArrayList<>();
    for (int number = 1; number <= replicas; number++) {
      assertThat(project.state("web-" + number)).isEqualTo("running");
      for (String variable : project.variables("web-" + number)) {
        if (variable.startsWith("VERSION=")) {
          versions.add(variable.substring("VERSION=".length()));
        }
      }
    }
    return versions;
  }

  /// Whether any container answers.
  private boolean answers() {
    for (int port : PORTS) {
      try {
        URI uri = URI.create("http://%s:%d/index.html".formatted(project.engine.address(), port));
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(2000);
        if (connection.getResponseCode() == 200) {
          return true;
        }
      } catch (IOException e) {
        // another one may answer
      }
    }
    return false;
  }

  @Test
  void startFirstMustLeaveNoMomentWithoutAnAnswer() throws InterruptedException {
    file("1", 1, "{order: start-first}");
    project.succeed("up", "-d", "--wait");
    file("2", 1, "{order: start-first}");
    AtomicBoolean over = new AtomicBoolean();
    List<Boolean> answers = new ArrayList<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              while (!over.get()) {
                answers.add(answers());
              }
            });
    try {
      project.succeed("up", "-d");
    } finally {
      over.set(true);
      asking.join();
    }
    assertThat(answers).isNotEmpty().doesNotContain(false);
    assertThat(versions(1)).containsExactly("2");
    assertThat(project.containers()).containsExactly("web-1");
  }

  @Test
  void aNewContainerThatFailsMustGoAndTheOldOneBeBack() {
    file("1", 2, "{order: stop-first}");
    project.succeed("up", "-d", "--wait");
    String old = project.id("web-1");
    file("bad", 2, "{order: stop-first}");
    Call call = project.berth("up", "-d");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("container it-rollout-web-1 is unhealthy");
    assertThat(project.containers()).containsExactly("web-1", "web-2");
    assertThat(versions(2)).containsExactly("1", "1");
    assertThat(project.id("web-1")).isEqualTo(old);
    assertThat(project.berth("plan").exitCode()).isEqualTo(2);
  }

  @Test
  void aFailureMustPauseTheRest() {
    project.file(failing("1", "{failure_action: pause, monitor: 1s}"));
    project.succeed("up", "-d");
    project.file(failing("2", "{failure_action: pause, monitor: 1s}"));
    Call call = project.berth("up", "-d");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("container it-rollout-web-2 ended with exit code 3");
    assertThat(versions(3)).containsExactly("2", "1", "1");
  }

  @Test
  void continueMustReplaceTheOthersAllTheSame() {
    project.file(failing("1", "{failure_action: continue, monitor: 1s}"));
    project.succeed("up", "-d");
    project.file(failing("2", "{failure_action: continue, monitor: 1s}"));
    assertThat(project.berth("up", "-d").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(versions(3)).containsExactly("2", "1", "2");
  }

  @Test
  void rollbackMustBringAllOldOnesBack() {
    project.file(failing("1", "{failure_action: rollback, monitor: 1s, order: start-first}"));
    project.succeed("up", "-d");
    List<String> before = List.of(project.id("web-1"), project.id("web-2"), project.id("web-3"));
    project.file(failing("2", "{failure_action: rollback, monitor: 1s, order: start-first}"));
    assertThat(project.berth("up", "-d").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(versions(3)).containsExactly("1", "1", "1");
    assertThat(project.containers()).containsExactly("web-1", "web-2", "web-3");
    assertThat(List.of(project.id("web-1"), project.id("web-2"), project.id("web-3")))
        .isEqualTo(before);
  }

  @Test
  void aFailureWithinTheRatioMustNotStopTheRest() {
    project.file(failing("1", "{max_failure_ratio: 0.4, monitor: 1s}"));
    project.succeed("up", "-d");
    project.file(failing("2", "{max_failure_ratio: 0.4, monitor: 1s}"));
    assertThat(project.berth("up", "-d").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(versions(3)).containsExactly("2", "1", "2");
  }

  /// Three containers. The second version of one of them fails: that which finds the first one's
  /// mark in the volume, but not its own.
  private static String failing(String version, String update) {
    return """
    services:
      web:
        image: busybox
        command:
          - sh
          - -c
          - if test $$VERSION = 2 && mkdir /marks/one; then sleep 600;
            elif test $$VERSION = 2 && mkdir /marks/two; then exit 3;
            else sleep 600; fi
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%s"}
        volumes: [marks:/marks]
        deploy:
          replicas: 3
          update_config: %s
    volumes: {marks: {}}
    """
        .formatted(version, update);
  }

  @Test
  void batchesMustBeOfTheSizeThatIsAskedForWithTimeBetween() {
    file("1", 3, "{parallelism: 2, delay: 200ms}");
    project.succeed("up", "-d", "--wait");
    file("2", 3, "{parallelism: 2, delay: 200ms}");
    String plan = project.berth("plan").out();
    assertThat(plan)
        .contains(
            "create the new containers it-rollout-web-1, it-rollout-web-2",
            "wait for 0.2s with service web",
            "create the new container it-rollout-web-3");
    project.succeed("up", "-d");
    assertThat(versions(3)).containsExactly("2", "2", "2");
  }

  @Test
  void aFixedHostPortMustMakeStartFirstStopFirstAndTellSo() {
    String text =
        """
        services:
          web:
            image: busybox
            deploy:
              update_config:
                monitor: 0s
                order: start-first
            ports: ["18470:80"]
            command: sleep 60%d
            init: true
            stop_grace_period: 0s
        """;
    project.file(text.formatted(0));
    project.succeed("up", "-d");
    project.file(text.formatted(1));
    Call call = project.berth("up", "-d");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.err())
        .startsWith(
            """
            compose.yaml:7:9: warning: services.web.deploy.update_config.order: containers are stopped before new ones start: it publishes host port 18470
                7 |         order: start-first
                  |         ^^^^^
            """);
    assertThat(project.inspect("web-1").getConfig().getCmd()).containsExactly("sleep", "601");
  }

  @Test
  void withoutUpdateConfigAllMustBeReplacedAtOnce() {
    String text =
        """
        services:
          web:
            {image: busybox, command: sleep 60%d, init: true, stop_grace_period: 0s, scale: 3}
        """;
    project.file(text.formatted(0));
    project.succeed("up", "-d");
    project.file(text.formatted(1));
    assertThat(project.berth("plan").out().replaceAll("\\s+", " "))
        .contains("stop the old containers it-rollout-web-1, it-rollout-web-2, it-rollout-web-3");
    project.succeed("up", "-d");
    assertThat(project.inspect("web-3").getConfig().getCmd()).containsExactly("sleep", "601");
  }
}
