package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of networks and volumes that the file no longer declares.
abstract class OrphansScenarios {
  private static final String SERVICE =
      """
      services:
        web:
          image: busybox
          command: sleep 600
          init: true
          stop_grace_period: 0s
          networks: [%1$s]
          volumes: ["%1$s:/data"]
      networks: {%1$s: {}}
      volumes: {%1$s: {}}
      """;

  private final ProjectOnEngine project;

  OrphansScenarios(Engine engine) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-orphans");
  }

  @BeforeEach
  void theFileHasChanged() {
    project.file(SERVICE.formatted("old"));
    project.succeed("up", "-d");
    project.file(SERVICE.formatted("new"));
  }

  @AfterEach
  void removeAll() {
    project.berth("down", "-v", "--prune");
    project.close();
  }

  private List<String> volumes() {
    return project
        .engine
        .client()
        .listVolumesCmd()
        .withFilter("label", List.of("com.docker.compose.project=it-orphans"))
        .exec()
        .getVolumes()
        .stream()
        .map(InspectVolumeResponse::getName)
        .sorted()
        .toList();
  }

  @Test
  void upMustTellOfThemAndLeaveThem() {
    Call call = project.berth("up", "-d", "--remove-orphans");
    assertThat(call.exitCode()).as(call.err()).isZero();
    call = project.berth("up", "-d");
    assertThat(call.err())
        .isEqualTo(
            """
            warning: the file no longer declares: network it-orphans_old, volume it-orphans_old
              help: remove them by name, or along with all else with down --prune
            container it-orphans-web-1: running
            """);
    assertThat(project.networks()).containsExactly("it-orphans_new", "it-orphans_old");
    assertThat(volumes()).containsExactly("it-orphans_new", "it-orphans_old");
  }

  @Test
  void downMustLeaveThemUntilItIsToldToPrune() {
    project.succeed("up", "-d");
    project.succeed("down");
    assertThat(project.networks()).containsExactly("it-orphans_old");
    project.succeed("down", "--prune");
    assertThat(project.networks()).isEmpty();
    assertThat(volumes()).as("what the file declares stays").containsExactly("it-orphans_new");
  }

  @Test
  void aDryRunOfAPruningDownMustOnlyShow() {
    project.succeed("up", "-d");
    Call call = project.berth("--dry-run", "down", "--prune");
    assertThat(call.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(call.out()).contains("- network it-orphans_old", "- volume it-orphans_old");
    assertThat(call.out()).doesNotContain("volume it-orphans_new");
    assertThat(volumes()).containsExactly("it-orphans_new", "it-orphans_old");
  }
}
