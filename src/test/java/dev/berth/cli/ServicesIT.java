package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services changed by hand.
@OnSwarm
class ServicesIT {
  private static final Engine MANAGER = Engines.swarm().withImages("busybox:latest").manager();
  private static final String SERVICE = "d2-hand";

  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void create() {
    caller = Caller.of(MANAGER, directory);
    caller.docker(
        "service",
        "create",
        "-q",
        "--detach",
        "--no-resolve-image",
        "--name",
        SERVICE,
        "--init",
        "--env",
        "A=1",
        "--label",
        "x=y",
        "--mount",
        "type=tmpfs,destination=/cache",
        "--stop-grace-period",
        "1s",
        "--rollback-monitor",
        "500ms",
        "busybox:latest",
        "sleep",
        "6000");
  }

  @AfterEach
  void remove() {
    MANAGER.docker(directory, "service", "rm", SERVICE);
    MANAGER.docker(directory, "service", "rm", SERVICE + "-all");
  }

  @Test
  void scalingMustRunAsManyTasksAndWaitForThem() {
    caller.exits(0, "service", "scale", SERVICE + "=3");

    assertThat(caller.docker("service", "ls", "-f", "name=" + SERVICE, "--format", "{{.Replicas}}"))
        .isEqualTo("3/3\n");
  }

  @Test
  void scalingMustShowItsPlan() {
    assertThat(caller.exits(0, "--dry-run", "service", "scale", SERVICE + "=2").out())
        .isEqualTo(
            """
            Plan for services

              ~ service d2-hand   (requested)
                  deploy.replicas: 1 → 2

            In this order, what is on one line at the same time:

              1. update service d2-hand
              2. wait until service d2-hand is ready

            Plan: 1 service to update.
            """);
    assertThat(inspect("{{.Spec.Mode.Replicated.Replicas}}")).isEqualTo("1");
    assertThat(caller.exits(0, "--dry-run", "service", "scale", SERVICE + "=1").out())
        .startsWith("No changes: services");
  }

  @Test
  void aServiceOfEachNodeMustNotBeScaled() {
    caller.docker(
        "service",
        "create",
        "-q",
        "--detach",
        "--no-resolve-image",
        "--mode",
        "global",
        "--name",
        SERVICE + "-all",
        "busybox:latest",
        "sleep",
        "6000");

    Call call =
        caller.exits(
            ExitCode.ERROR, "service", "scale", SERVICE + "-all=2", SERVICE + "=2", "no=1");

    assertThat(call.err())
        .contains("service d2-hand-all: it runs one task on each node")
        .contains("no such service: no");
    assertThat(inspect("{{.Spec.Mode.Replicated.Replicas}}"))
        .as("nothing is half done")
        .isEqualTo("1");
  }

  @Test
  void whatIsNoNumberMustBeAProblem() {
    assertThat(caller.exits(ExitCode.ERROR, "service", "scale", SERVICE + "=many").err())
        .isEqualTo(
            """
            error: d2-hand: no whole number: "many"
              help: write a number such as 3
            """);
  }

  @Test
  void onlyWhatIsNamedMustChange() {
    String before = inspect("{{json .Spec}}");
    caller
        .with("FROM_CALLER", "here")
        .exits(
            0,
            "service",
            "update",
            "--env-add",
            "B=2",
            "--env-add",
            "FROM_CALLER",
            "--env-rm",
            "A",
            "--label-add",
            "k=v",
            "--label-rm",
            "x",
            "--container-label-add",
            "c=d",
            "--constraint-add",
            "node.role==manager",
            "--update-order",
            "start-first",
            SERVICE);

    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Env}}"))
        .isEqualTo("[B=2 FROM_CALLER=here]");
    assertThat(inspect("{{.Spec.Labels}}")).isEqualTo("map[k:v]");
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Labels}}")).isEqualTo("map[c:d]");
    assertThat(inspect("{{.Spec.TaskTemplate.Placement.Constraints}}"))
        .isEqualTo("[node.role==manager]");
    assertThat(inspect("{{.Spec.UpdateConfig.Parallelism}} {{.Spec.UpdateConfig.Order}}"))
        .isEqualTo("1 start-first");
    assertThat(inspect("{{json .Spec.TaskTemplate.ContainerSpec.Mounts}}")).contains("/cache");

    caller.exits(
        0,
        "service",
        "update",
        "--env-add",
        "A=1",
        "--env-rm",
        "B",
        "--env-rm",
        "FROM_CALLER",
        "--label-add",
        "x=y",
        "--label-rm",
        "k",
        "--container-label-rm",
        "c",
        "--constraint-rm",
        "node.role==manager",
        "--detach",
        SERVICE);
    assertThat(inspect("{{json .Spec.TaskTemplate.ContainerSpec}}"))
        .isEqualTo(
            caller
                .docker(
                    "service",
                    "inspect",
                    "-f",
                    "{{json .PreviousSpec.TaskTemplate.ContainerSpec}}",
                    SERVICE)
                .strip()
                .replace("\"B=2\",\"FROM_CALLER=here\"", "\"A=1\"")
                .replace("\"Labels\":{\"c\":\"d\"},", ""));
    assertThat(before).contains("\"A=1\"");
  }

  @Test
  void aCommandMustBeTakenApartAsByTheDockerCommand() {
    caller.exits(0, "service", "scale", SERVICE + "=0");
    for (String command :
        List.of("sh -c 'echo  a; b'", "one \"two 'x' \\\" y\" '' th\\ ree", " ", "a$HOME|b&")) {
      caller.docker("service", "update", "-d", "--no-resolve-image", "--args", command, SERVICE);
      String theirs = inspect("{{json .Spec.TaskTemplate.ContainerSpec.Args}}");
      caller.docker("service", "update", "-d", "--no-resolve-image", "--args", "other", SERVICE);

      caller.exits(0, "service", "update", "--detach", "--args", command, SERVICE);

      assertThat(inspect("{{json .Spec.TaskTemplate.ContainerSpec.Args}}")).isEqualTo(theirs);
    }
    assertThat(caller.exits(ExitCode.ERROR, "service", "update", "--args", "a 'b", SERVICE).err())
        .isEqualTo(
            """
            error: --args: unbalanced quotes: a 'b
              help: close what is open
            """);
  }

  @Test
  void forceMustRestartTheTasks() {
    caller.exits(0, "service", "scale", SERVICE + "=1");
    String task = runningTask();

    assertThat(caller.exits(0, "--dry-run", "service", "update", "--force", SERVICE).out())
        .contains("~ service d2-hand   (forced)");
    caller.exits(0, "service", "update", "--force", SERVICE);

    assertThat(runningTask()).isNotEqualTo(task);
    assertThat(inspect("{{.Spec.TaskTemplate.ForceUpdate}}")).isEqualTo("1");
  }

  @Test
  void nothingToChangeMustChangeNothing() {
    assertThat(caller.exits(0, "--dry-run", "service", "update", "--env-add", "A=1", SERVICE).out())
        .startsWith("No changes: service d2-hand");
    caller.exits(0, "service", "update", "--env-add", "A=1", "-q", SERVICE);
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Env}}")).isEqualTo("[A=1]");
    assertThat(inspect("{{json .PreviousSpec}}")).as("that it was updated").isEqualTo("null");
  }

  @Test
  void anImageThatIsNowhereMustFailTheUpdate() {
    caller.exits(0, "service", "scale", SERVICE + "=1");

    Call call =
        caller.exits(
            ExitCode.ERROR,
            "service",
            "update",
            "--image",
            "nowhere.invalid/no/image:1",
            "--no-resolve-image",
            "--update-delay",
            "0s",
            SERVICE);

    assertThat(call.err()).contains("service d2-hand").contains("No such image");
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Image}}"))
        .isEqualTo("nowhere.invalid/no/image:1");
  }

  @Test
  void anUpdateThatIsRolledBackMustFail() {
    caller.exits(0, "service", "scale", SERVICE + "=1");

    Call call =
        caller.exits(
            ExitCode.ERROR,
            "service",
            "update",
            "--args",
            "false",
            "--update-failure-action",
            "rollback",
            SERVICE);

    assertThat(call.err()).contains("service d2-hand");
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Args}}")).isEqualTo("[sleep 6000]");
  }

  @Test
  void goingBackMustBringTheLastDefinition() {
    caller.exits(0, "service", "update", "--detach", "--env-add", "A=2", SERVICE);

    assertThat(caller.exits(0, "--dry-run", "service", "rollback", SERVICE).out())
        .contains("environment.A: \"2\" → \"1\"")
        .contains("(requested; restarts its tasks)");
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Env}}")).isEqualTo("[A=2]");

    caller.exits(0, "service", "rollback", SERVICE);
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Env}}")).isEqualTo("[A=1]");

    caller.exits(0, "service", "update", "--detach", "--rollback", SERVICE);
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Env}}")).isEqualTo("[A=2]");
    assertThat(
            caller
                .exits(ExitCode.ERROR, "service", "update", "--rollback", "--force", SERVICE)
                .err())
        .startsWith("error: --rollback: nothing else can be changed along with it\n");
  }

  @Test
  void aServiceWithoutAPastMustNotGoBack() {
    assertThat(caller.exits(ExitCode.ERROR, "service", "rollback", SERVICE).err())
        .isEqualTo(
            """
            error: service d2-hand: it has no earlier definition to go back to
              help: a swarm keeps one, from the last change of the service
            """);
  }

  private String runningTask() {
    return caller.docker("service", "ps", "-q", "-f", "desired-state=running", SERVICE).strip();
  }

  private String inspect(String format) {
    return caller.docker("service", "inspect", "-f", format, SERVICE).strip();
  }
}
