package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.docker.Json;
import dev.berth.testing.Engine;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What commands do to the containers that there are, on any engine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LifecycleScenarios {
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: sleep 600
          init: true
          stop_grace_period: 0s
          volumes: [/anonymous]
          depends_on:
            base: {condition: service_started, restart: true}
        base:
          image: busybox
          command: sleep 600
          init: true
          stop_grace_period: 0s
      """;

  private final ProjectOnEngine project;

  LifecycleScenarios(Engine engine) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-lifecycle");
  }

  @BeforeEach
  void everythingRuns() {
    project.file(FILE);
    project.succeed("up", "-d", "--remove-orphans");
    project.berth("unpause");
  }

  @AfterAll
  void removeAll() {
    project.close();
  }

  @Test
  void stopMustEndOnlyWhatIsNamed() {
    project.succeed("stop", "web");
    assertThat(project.state("web-1")).isEqualTo("exited");
    assertThat(project.state("base-1")).isEqualTo("running");
  }

  @Test
  void stopMustEndDependentsFirst() {
    Call call = project.berth("stop");
    assertThat(call.err().lines().map(line -> line.replaceFirst(" [0-9.]+s$", "")))
        .containsExactly(
            "container it-lifecycle-web-1: stopped", "container it-lifecycle-base-1: stopped");
  }

  @Test
  void startMustStartTheSameContainersInOrder() {
    String id = project.id("web-1");
    project.succeed("stop");
    Call call = project.berth("start");
    assertThat(call.exitCode()).isZero();
    assertThat(call.err()).matches("(?s).*base-1: started.*web-1: started.*");
    assertThat(project.id("web-1")).isEqualTo(id);
  }

  @Test
  void startMustRefuseAServiceWithoutContainers() {
    project.succeed("rm", "-fs", "web");
    Call call = project.berth("start", "web");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("error: service web has no container to start");
  }

  @Test
  void restartMustRestartWhatRestartsAlong() {
    String web = project.started("web-1");
    String base = project.started("base-1");
    project.succeed("restart", "base", "-t", "0");
    assertThat(project.started("base-1")).isNotEqualTo(base);
    assertThat(project.started("web-1")).isNotEqualTo(web);
  }

  @Test
  void restartWithoutDependentsMustLeaveThemAlone() {
    String web = project.started("web-1");
    project.succeed("restart", "--no-deps", "base");
    assertThat(project.started("web-1")).isEqualTo(web);
  }

  @Test
  void killMustEndAContainerAtOnce() {
    project.succeed("kill", "web");
    assertThat(project.state("web-1")).isEqualTo("exited");
    assertThat(project.inspect("web-1").getState().getExitCodeLong()).isEqualTo(137);
  }

  @Test
  void killMustSendTheSignalThatIsNamed() {
    project.succeed("kill", "-s", "TERM", "web");
    Call ended = project.berth("wait", "web");
    assertThat(ended.out()).contains("exited with status code 143");
    assertThat(ended.exitCode()).isEqualTo(143);
  }

  @Test
  void anUnknownSignalMustBeAnError() {
    Call call = project.berth("kill", "-s", "NOPE", "web");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("NOPE");
  }

  @Test
  void pauseAndUnpauseMustFreezeAndThaw() {
    project.succeed("pause", "web");
    assertThat(project.state("web-1")).isEqualTo("paused");
    assertThat(project.state("base-1")).isEqualTo("running");
    project.succeed("unpause", "web");
    assertThat(project.state("web-1")).isEqualTo("running");
  }

  @Test
  void whatIsFrozenAlreadyMustBeToldAndTheOthersFrozen() {
    String name = project.name + "-web-1";
    assertThat(project.berth("unpause").exitCode()).isEqualTo(ExitCode.ERROR);
    project.succeed("pause", "web");
    Call pause = project.berth("pause");
    assertThat(pause.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(pause.err())
        .endsWith(
            """
            error: container %s is already paused
              help: berth ps --all shows the containers
            """
                .formatted(name));
    assertThat(project.state("base-1")).isEqualTo("paused");
    project.succeed("unpause");
    assertThat(project.state("web-1")).isEqualTo("running");
    Call unpause = project.berth("unpause", "web");
    assertThat(unpause.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(unpause.err()).startsWith("error: container " + name + " is not paused\n");
  }

  @Test
  void whatIsStoppedIsNeitherFrozenNorThawed() {
    project.succeed("stop", "web");
    project.succeed("pause", "web");
    project.succeed("unpause", "web");
    assertThat(project.state("web-1")).isEqualTo("exited");
  }

  @Test
  void programsMustReadTheSameWordsAsFromTheReference() {
    String name = "Container " + project.name + "-web-1: ";
    assertThat(statuses(project.berth("--progress", "json", "restart", "web").err()))
        .isEqualTo(statuses(project.reference("--progress", "json", "restart", "web").errors()))
        .isEqualTo(name + "Restarting\n" + name + "Started");
    assertThat(statuses(project.berth("--progress", "json", "kill", "web").err()))
        .isEqualTo(name + "Killing\n" + name + "Killed");
  }

  @Test
  void progressMustGoToStandardOutputIfAVariableSaysSo() {
    project.set("COMPOSE_STATUS_STDOUT", "1");
    Call call = project.berth("restart", "-t", "0", "web");
    project.set("COMPOSE_STATUS_STDOUT", "0");
    assertThat(call.err()).isEmpty();
    assertThat(call.out()).contains("container " + project.name + "-web-1: restarted");
    assertThat(project.succeed("restart", "-t", "0", "web")).isEmpty();
  }

  private static String statuses(String lines) {
    return lines
        .lines()
        .map(Json::read)
        .map(line -> line.path("id").asText() + ": " + line.path("status").asText())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void upMustLetAFrozenContainerGoOn() {
    String id = project.id("web-1");
    project.succeed("pause", "web");
    project.succeed("up", "-d");
    assertThat(project.state("web-1")).isEqualTo("running");
    assertThat(project.id("web-1")).isEqualTo(id);
  }

  @Test
  void rmMustRemoveOnlyWhatDoesNotRun() {
    project.succeed("stop", "web");
    assertThat(project.succeed("rm", "-f"))
        .isEqualTo("Going to remove " + project.name + "-web-1\n");
    assertThat(project.containers()).containsExactly("base-1");
    assertThat(project.berth("rm", "-f").err()).isEqualTo("No stopped containers\n");
  }

  @Test
  void rmMustAskAndTakeNothingForNo() {
    project.succeed("stop", "web");
    Call call = project.berth("rm");
    assertThat(call.exitCode()).isZero();
    assertThat(call.err()).contains("Going to remove it-lifecycle-web-1");
    assertThat(project.containers()).containsExactly("base-1", "web-1");
    assertThat(project.withInput("y\n", "rm").exitCode()).isZero();
    assertThat(project.containers()).containsExactly("base-1");
  }

  @Test
  void createMustMakeButNotStart() {
    project.succeed("rm", "-fs");
    project.succeed("create");
    assertThat(project.state("web-1")).isEqualTo("created");
    assertThat(project.state("base-1")).isEqualTo("created");
  }

  @Test
  void upWithoutStartMustLeaveStoppedWhatIsStopped() {
    project.succeed("stop", "web");
    project.succeed("up", "--no-start");
    assertThat(project.state("web-1")).isEqualTo("exited");
  }

  @Test
  void upWithoutDependenciesMustLeaveThemAlone() {
    project.succeed("stop");
    project.succeed("up", "-d", "--no-deps", "web");
    assertThat(project.state("web-1")).isEqualTo("running");
    assertThat(project.state("base-1")).isEqualTo("exited");
  }

  @Test
  void scaleMustAddAndRemove() {
    project.succeed("scale", "web=3");
    assertThat(project.containers()).containsExactly("base-1", "web-1", "web-2", "web-3");
    project.succeed("scale", "web=1");
    assertThat(project.containers()).containsExactly("base-1", "web-1");
  }

  @Test
  void scaleMustRefuseWhatIsNoNumber() {
    assertThat(project.berth("scale", "web=x").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(project.berth("scale", "web").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(project.berth("scale", "nosuch=1").exitCode()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void forcingANamedServiceMustKeepWhatItDependsOn() {
    String web = project.id("web-1");
    String base = project.id("base-1");
    project.succeed("up", "-d", "--force-recreate", "web");
    assertThat(project.id("web-1")).isNotEqualTo(web);
    assertThat(project.id("base-1")).isEqualTo(base);
  }

  @Test
  void alwaysRecreateDepsMustReplaceWhatItDependsOn() {
    String base = project.id("base-1");
    project.succeed("up", "-d", "--always-recreate-deps", "web");
    assertThat(project.id("base-1")).isNotEqualTo(base);
  }

  @Test
  void aReplacedDependencyMustRestartWhatRestartsAlong() {
    String id = project.id("web-1");
    String started = project.started("web-1");
    project.file(
        FILE.replace("base:\n    image: busybox", "base:\n    user: \"1\"\n    image: busybox"));
    assertThat(project.berth("plan").out())
        .contains("dependency replaced: container it-lifecycle-base-1");
    project.succeed("up", "-d");
    assertThat(project.id("web-1")).isEqualTo(id);
    assertThat(project.started("web-1")).isNotEqualTo(started);
    assertThat(project.berth("plan").exitCode()).isZero();
  }

  @Test
  void anonymousVolumesMustBeKeptUntilTheyAreRenewed() {
    String before = volume();
    project.succeed("up", "-d", "--force-recreate", "web");
    assertThat(volume()).isEqualTo(before);
    project.succeed("up", "-d", "--force-recreate", "-V", "web");
    assertThat(volume()).isNotEqualTo(before);
    project.engine.client().removeVolumeCmd(before).exec();
  }

  private String volume() {
    Set<String> names =
        Objects.requireNonNull(project.inspect("web-1").getMounts()).stream()
            .map(mount -> mount.getName())
            .collect(Collectors.toSet());
    assertThat(names).hasSize(1);
    return names.iterator().next();
  }

  @Test
  void downOfAServiceMustTakeWhatDependsOnItAlong() {
    project.succeed("down", "-v", "web");
    assertThat(project.containers()).containsExactly("base-1");
    project.succeed("up", "-d");
    project.succeed("down", "-v", "base");
    assertThat(project.containers()).isEmpty();
  }

  @Test
  void aDryRunMustShowAndDoNothing() {
    String shown = project.succeed("--dry-run", "stop");
    assertThat(shown).contains("it-lifecycle-web-1");
    assertThat(project.state("web-1")).isEqualTo("running");
  }

  @Test
  void killWithRemoveOrphansMustRemoveWhatTheFileDoesNotDeclare() {
    project.file("services:\n  base:\n    image: busybox\n    command: sleep 600\n");
    project.succeed("kill", "--remove-orphans", "base");
    assertThat(project.containers()).containsExactly("base-1");
    assertThat(project.state("base-1")).isEqualTo("exited");
  }

  @Test
  void commandsMustWorkWithoutAFile() {
    Call call =
        Call.in(project.directory.resolve(".."), project.environment(), "-p", project.name, "stop");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(project.state("base-1")).isEqualTo("exited");
  }
}
