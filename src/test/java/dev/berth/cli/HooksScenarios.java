package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Waiting;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is run before a service starts, after it started, and before it stops.
abstract class HooksScenarios {
  private static final String AROUND =
      """
      post_start:
        - command: ["sh", "-c", "sleep 0.5; echo started $$EXTRA $$(id -u) $$(pwd) >> /notes/all"]
          environment: {EXTRA: more}
          user: "0"
          working_dir: /tmp
      pre_stop:
        - command: ["sh", "-c", "echo stopping >> /notes/all"]
      """;

  private final ProjectOnEngine project;

  HooksScenarios(Engine engine) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-hooks");
  }

  @AfterEach
  void removeAll() {
    project.close();
  }

  /// A service that notes its own starts in a volume, and its hooks do, too.
  private void file(String version, int replicas, String hooks) {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sh -c 'echo app >> /notes/all; exec sleep 600'
            init: true
            stop_grace_period: 0s
            environment: {VERSION: "%s", GREETING: hello}
            volumes: [notes:/notes]
            deploy: {replicas: %d}
        %s
        volumes: {notes: {}}
        """
            .formatted(version, replicas, hooks.indent(4)));
  }

  /// By a container of their own: some engines cannot look into one that was just restarted.
  private List<String> notes() {
    String[] read = {"run", "--rm", "-v", "it-hooks_notes:/notes", "busybox", "cat", "/notes/all"};
    return project.engine.docker(project.directory, read).output().lines().toList();
  }

  /// What is noted once the service has noted its starts, which it does in its own time.
  private List<String> notes(int starts) {
    Waiting.until(
        "app has noted %d starts".formatted(starts),
        Duration.ofSeconds(20),
        () -> Collections.frequency(notes(), "app") >= starts,
        () -> notes().toString());
    return notes();
  }

  @Test
  void preStartMustRunInOrderInContainersOfItsOwnBeforeTheService() {
    file(
        "1",
        1,
        """
        pre_start:
          - command: ["sh", "-c", "echo $$(hostname | wc -c) > /own; test -e /notes/all || echo one >> /notes/all"]
          - command: ["sh", "-c", "test ! -e /own; echo two $$? $$GREETING $$EXTRA $$(id -u) $$(pwd) >> /notes/all"]
            environment: {EXTRA: more}
            user: "1000"
            working_dir: /tmp
        """);
    project.succeed("up", "--no-start");
    project.engine.client().startContainerCmd(project.id("app-1")).exec();
    assertThat(notes(1)).containsExactly("app");
    project.succeed("exec", "app", "chmod", "777", "/notes", "/notes/all");
    project.succeed("exec", "app", "sh", "-c", "echo begin > /notes/all");
    project.succeed("up", "-d", "--force-recreate");
    assertThat(notes(1)).containsExactly("begin", "two 0 hello more 1000 /tmp", "app");
    assertThat(project.containers()).containsExactly("app-1");
  }

  @Test
  void preStartMustNotRunAgainUntilTheServiceIsMadeAnew() {
    String hooks =
        """
        pre_start:
          - command: ["sh", "-c", "echo prepared >> /notes/all"]
        """;
    file("1", 1, hooks);
    project.succeed("up", "-d");
    assertThat(notes(1)).containsExactly("prepared", "app");
    project.succeed("up", "-d");
    project.succeed("restart");
    assertThat(notes(2)).containsExactly("prepared", "app", "app");
    project.succeed("stop");
    project.succeed("up", "-d");
    assertThat(notes(3)).containsExactly("prepared", "app", "app", "app");
    file("1", 2, hooks);
    project.succeed("up", "-d");
    assertThat(notes(4)).containsExactly("prepared", "app", "app", "app", "app");
    file("1", 2, hooks.replace("prepared", "anew"));
    project.succeed("up", "-d");
    assertThat(notes()).filteredOn("anew"::equals).hasSize(1);
  }

  @Test
  void aFailedPreStartMustKeepTheServiceFromStartingUntilItSucceeds() {
    String hooks =
        """
        pre_start:
          - command: ["sh", "-c", "test -e /notes/go || { echo not yet; exit 4; }"]
        """;
    file("1", 1, hooks);
    Call call = project.berth("up", "-d");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .contains(
            "a hook of it-hooks-app-1 ended with exit code 4:"
                + " sh -c test -e /notes/go || { echo not yet; exit 4; }: not yet");
    assertThat(project.state("app-1")).isEqualTo("created");
    assertThat(project.containers()).containsExactly("app-1");
    project.succeed("run", "--rm", "--no-deps", "app", "touch", "/notes/go");
    project.succeed("up", "-d");
    assertThat(project.state("app-1")).isEqualTo("running");
  }

  @Test
  void preStartMustRunForEachContainerIfThatIsAsked() {
    file(
        "1",
        3,
        """
        pre_start:
          - command: ["sh", "-c", "echo once >> /notes/all"]
          - command: ["sh", "-c", "echo each >> /notes/all"]
            per_replica: true
        """);
    project.succeed("up", "-d");
    assertThat(notes()).filteredOn("once"::equals).hasSize(1);
    assertThat(notes()).filteredOn("each"::equals).hasSize(3);
  }

  @Test
  void preStartMustTakeTheImageThatItNames() {
    project.engine.client().tagImageCmd("busybox:latest", "it-hooks/tool", "1").exec();
    try {
      file(
          "1",
          1,
          """
          pre_start:
            - command: ["sh", "-c", "echo prepared >> /notes/all"]
              image: it-hooks/tool:1
          """);
      project.succeed("up", "-d");
      assertThat(notes(1)).containsExactly("prepared", "app");
    } finally {
      project.engine.client().removeImageCmd("it-hooks/tool:1").withForce(true).exec();
    }
  }

  @Test
  void thePlanMustShowWhatRunsBeforeTheStart() {
    file(
        "1",
        1,
        """
        pre_start:
          - command: ["true"]
        """);
    assertThat(project.berth("plan").out())
        .contains("run pre_start hook 1 in container it-hooks-app-1");
  }

  @Test
  void hooksMustRunAlongWithAStopAndAStart() {
    file("1", 1, AROUND);
    project.succeed("up", "-d");
    project.succeed("stop");
    project.succeed("start");
    assertThat(notes(2))
        .containsExactly("app", "started more 0 /tmp", "stopping", "app", "started more 0 /tmp");
  }

  @Test
  void aContainerThatEndsDuringAHookMustNotKeepUpFromConverging() {
    String hooks =
        """
        pre_stop:
          - command: ["sh", "-c", "echo stopping >> /notes/all; kill 1; sleep 10; exit 9"]
          - command: ["sh", "-c", "echo never >> /notes/all"]
        """;
    file("1", 1, hooks);
    project.succeed("up", "-d");
    assertThat(notes(1)).containsExactly("app");
    file("2", 1, hooks);
    project.succeed("up", "-d");
    assertThat(notes(2)).containsExactly("app", "stopping", "app");
    assertThat(project.inspect("app-1").getConfig().getEnv()).contains("VERSION=2");
  }

  @Test
  void hooksMustBeAroundARestart() {
    file("1", 1, AROUND);
    project.succeed("up", "-d");
    Call call = project.berth("--dry-run", "restart");
    assertThat(call.out())
        .contains(
            """
              1. run pre_stop hook 1 in container it-hooks-app-1
              2. restart container it-hooks-app-1
              3. run post_start hook 1 in container it-hooks-app-1
            """);
  }
}
