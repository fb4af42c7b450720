package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engines;
import dev.berth.testing.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What `develop.watch` does when sources change.
class WatchIT {
  private final ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-watch");
  private Thread watching = new Thread(() -> {});

  @AfterEach
  void removeAll() throws InterruptedException {
    watching.interrupt();
    watching.join();
    project.close();
    project.engine.client().removeImageCmd("it-watch-app").withForce(true).exec();
  }

  @Test
  void changesMustReachTheContainerAsTheRulesSay() throws InterruptedException {
    project
        .file("Dockerfile", "FROM busybox\nCOPY version /version\nRUN mkdir /app /conf\n")
        .file("version", "1")
        .file("src/page", "old")
        .file("conf/settings", "old")
        .file("exec/input", "old")
        .file(
            """
            services:
              app:
                build: .
                command: sleep 600
                init: true
                stop_grace_period: 0s
                develop:
                  watch:
                    - {action: sync, path: src, target: /app/src, ignore: ["*.tmp"]}
                    - {action: sync+restart, path: conf, target: /conf}
                    - {action: rebuild, path: version}
                    - action: sync+exec
                      path: exec
                      target: /app/exec
                      exec: {command: "cp /app/exec/input /app/executed"}
            """);
    project.succeed("up", "-d");
    watching = new Thread(() -> project.berth("watch", "--no-up"));
    watching.start();
    Waiting.until( // nothing tells from outside when it begins
        "it watches",
        Duration.ofSeconds(40),
        () -> {
          project.file("src/page", "new");
          return in("cat /app/src/page").equals("new");
        },
        () -> in("ls -R /app"));
    project.file("src/other.tmp", "ignored").file("src/sub/deep", "deep");
    eventually("sync", "cat /app/src/sub/deep", "deep");
    assertThat(project.succeed("exec", "app", "ls", "/app/src")).doesNotContain("other.tmp");

    project.file("exec/input", "run");
    eventually("sync+exec", "cat /app/executed", "run");

    String started = project.started("app-1");
    project.file("conf/settings", "new");
    Waiting.until( // without exec, which this engine may refuse after a restart
        "sync+restart",
        Duration.ofSeconds(40),
        () -> copied("/conf/settings").contains("new"),
        () -> copied("/conf/settings"));
    Waiting.until(
        "it is restarted",
        Duration.ofSeconds(20),
        () -> !project.started("app-1").equals(started),
        () -> started);

    project.file("version", "2");
    eventually("rebuild", "cat /version", "2");
  }

  private void eventually(String what, String command, String expected) {
    Waiting.until(
        what, Duration.ofSeconds(40), () -> in(command).equals(expected), () -> in(command));
  }

  /// A file of the container as a tar archive.
  private String copied(String path) {
    return project.berth("cp", "app:" + path, "-").out();
  }

  private String in(String command) {
    return project.berth("exec", "app", "sh", "-c", command).out();
  }
}
