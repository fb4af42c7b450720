package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What `develop.watch` does when sources change.
@OnHost
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
        .file("only/flag", "old")
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
                    - {action: sync, path: src, target: /app/src, ignore: ["*.tmp"], initial_sync: true}
                    - {action: restart, path: only}
                    - {action: sync+restart, path: conf, target: /conf}
                    - {action: rebuild, path: version}
                    - action: sync+exec
                      path: exec
                      target: /app/exec
                      exec: {command: "cp /app/exec/input /app/executed"}
            """);
    watching = new Thread(() -> project.berth("watch", "--quiet"));
    watching.start();
    eventually("initial sync of what it built and started", "cat /app/src/page", "old");
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

    String before = project.started("app-1");
    project.file("only/flag", "new");
    Waiting.until(
        "restart",
        Duration.ofSeconds(40),
        () -> !project.started("app-1").equals(before),
        () -> before);

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

    String image = String.valueOf(project.inspect("app-1").getImageId());
    project.file("version", "2");
    eventually("rebuild", "cat /version", "2");
    Waiting.until(
        "the old image is pruned", Duration.ofSeconds(20), () -> !isThere(image), () -> image);
  }

  @Test
  void withoutUpAndPruningContainersMustBeThereAndOldImagesMustStay() throws InterruptedException {
    project
        .file("Dockerfile", "FROM busybox\nCOPY version /version\n")
        .file("version", "1")
        .file(
            """
            services:
              app:
                build: .
                command: sleep 600
                init: true
                stop_grace_period: 0s
                develop: {watch: [{action: rebuild, path: version}]}
            """);
    project.succeed("up", "-d");
    String image = String.valueOf(project.inspect("app-1").getImageId());
    try {
      watching = new Thread(() -> project.berth("watch", "--no-up", "--prune=false"));
      watching.start();
      Waiting.until( // nothing tells from outside when it begins
          "rebuild",
          Duration.ofSeconds(40),
          () -> {
            project.file("version", "2");
            return in("cat /version").equals("2");
          },
          () -> in("cat /version"));
      assertThat(isThere(image)).isTrue();
    } finally {
      watching.interrupt();
      watching.join();
      project.succeed("rm", "-f", "-s");
      project.engine.client().removeImageCmd(image).withForce(true).exec();
    }
  }

  private boolean isThere(String image) {
    return project.engine.client().listImagesCmd().withShowAll(true).exec().stream()
        .anyMatch(there -> there.getId().equals(image));
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
