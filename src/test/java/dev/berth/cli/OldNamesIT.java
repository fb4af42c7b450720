package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `--compatibility`: names as the first Docker Compose gave them.
@OnCurrent
class OldNamesIT {
  private final ProjectOnEngine project =
      new ProjectOnEngine(Engines.current().withImages("busybox:latest"), "it-oldnames");

  private void write() {
    project.file("Dockerfile", "FROM busybox\nENV A=1\n");
    project.file(
        """
        services:
          web: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}
          made: {build: ., command: sleep 600, init: true, stop_grace_period: 0s}
        """);
  }

  @AfterEach
  void removeAll() {
    project.close();
  }

  @Test
  void containersAndImagesMustBeNamedWithUnderscores() {
    write();
    project.succeed("--compatibility", "up", "-d");
    assertThat(project.containers()).containsExactly("it-oldnames_made_1", "it-oldnames_web_1");
    assertThat(project.succeed("--compatibility", "config", "--images").lines())
        .contains("it-oldnames_made");
    assertThat(project.engine.client().inspectImageCmd("it-oldnames_made").exec().getId())
        .isNotNull();
    assertThat(project.succeed("--compatibility", "plan")).startsWith("No changes");
    assertThat(project.succeed("--compatibility", "run", "-d", "web", "sleep", "9")).hasSize(65);
    assertThat(project.containers()).anyMatch(name -> name.startsWith("it-oldnames_web_run_"));
  }

  @Test
  void theReferenceMustFindItsOwnNames() {
    write();
    project
        .engine
        .compose(project.directory, "-p", project.name, "--compatibility", "up", "-d", "web")
        .expectSuccess();
    assertThat(project.succeed("--compatibility", "plan", "web")).startsWith("No changes");
    project.succeed("--compatibility", "up", "-d", "web");
    assertThat(
            project
                .engine
                .compose(
                    project.directory, "-p", project.name, "--compatibility", "up", "-d", "web")
                .errors())
        .doesNotContain("Recreate");
  }

  @Test
  void theVariableMustMeanTheSame() {
    write();
    project.file(".env", "COMPOSE_COMPATIBILITY=true\n");
    project.succeed("create", "web");
    assertThat(project.containers()).containsExactly("it-oldnames_web_1");
  }
}
