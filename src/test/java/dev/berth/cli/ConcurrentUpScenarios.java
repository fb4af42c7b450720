package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateNetworkResponse;
import com.github.dockerjava.api.exception.ConflictException;
import dev.berth.testing.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Several runs at once on one project of one engine.
abstract class ConcurrentUpScenarios {
  private static final List<String> ALL = List.of("base-1", "web-1", "web-2", "web-3");

  private final ProjectOnEngine project;

  ConcurrentUpScenarios(Engine engine) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-at-once");
  }

  private static String file(int version) {
    return """
    services:
      web:
        image: busybox
        command: sleep 600
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%1$d"}
        depends_on: [base]
        networks: [back, default]
        deploy: {replicas: 3}
      base:
        image: busybox
        command: sleep 600
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%1$d"}
        volumes: [data:/data]
        networks: [back]
    networks: {back: {}}
    volumes: {data: {}}
    """
        .formatted(version);
  }

  @AfterEach
  void removeAll() {
    project.close();
  }

  private void twoMustSucceed() throws Exception {
    try (BerthProcess one = BerthProcess.in(project, "up", "-d");
        BerthProcess other = BerthProcess.in(project, "up", "-d")) {
      one.mustSucceed();
      other.mustSucceed();
    }
  }

  private void everythingMustBeOfVersion(int version) {
    List<String> containers = project.containers();
    assertThat(containers.stream().map(name -> name.replaceFirst("-\\d+$", "")))
        .containsExactly("base", "web", "web", "web");
    assertThat(project.networks()).containsExactly("it-at-once_back", "it-at-once_default");
    for (String name : containers) {
      assertThat(project.state(name)).as(name).isEqualTo("running");
      assertThat(project.inspect(name).getConfig().getEnv())
          .as(name)
          .contains("VERSION=" + version);
    }
    Call plan = project.berth("plan");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
  }

  @RepeatedTest(3)
  void twoUpsAtOnceMustLeaveOneProject() throws Exception {
    project.file(file(1));
    twoMustSucceed();
    assertThat(project.containers()).containsExactlyElementsOf(ALL);
    everythingMustBeOfVersion(1);
    project.file(file(2));
    twoMustSucceed();
    assertThat(project.containers()).containsExactlyElementsOf(ALL);
    everythingMustBeOfVersion(2);
  }

  @Test
  void anUpBesideOneOfAnotherFileMustEndWithOneOfBoth() throws Exception {
    project.file(file(1));
    project.succeed("up", "-d");
    Path other = Files.createDirectories(project.directory.resolve("other"));
    Files.writeString(other.resolve("compose.yaml"), file(3));
    project.file(file(2));
    try (BerthProcess one = BerthProcess.in(project, "up", "-d");
        BerthProcess two = BerthProcess.in(project, other, "up", "-d")) {
      one.mustSucceed();
      two.mustSucceed();
    }
    project.succeed("up", "-d");
    everythingMustBeOfVersion(2);
  }

  @Test
  void upMustRemoveASecondNetworkOfTheSameName() {
    project.file(file(1));
    project.succeed("up", "-d");
    List<String> made = new ArrayList<>();
    Map<String, String> labels =
        Map.of(
            "com.docker.compose.project", "it-at-once",
            "com.docker.compose.network", "back");
    try {
      CreateNetworkResponse second =
          project
              .engine
              .client()
              .createNetworkCmd()
              .withName("it-at-once_back")
              .withCheckDuplicate(false)
              .withLabels(labels)
              .exec();
      made.add(second.getId());
    } catch (ConflictException e) {
      made.add(""); // a present-day engine has one network of a name only
    }
    assertThat(project.berth("plan").exitCode()).isEqualTo(made.contains("") ? 0 : 2);
    project.file(file(2));
    project.succeed("up", "-d");
    everythingMustBeOfVersion(2);
  }
}
