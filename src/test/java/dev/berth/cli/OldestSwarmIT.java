package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnOldest;
import dev.berth.testing.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users do with stacks, on the only node of a swarm, of the oldest API that Berth speaks.
@OnOldest
class OldestSwarmIT {
  private static final String ORDERED =
      """
      services:
        db:
          image: busybox:latest
          command: [sh, -c, "touch /ready; exec sleep 600"]
          init: true
          stop_grace_period: 0s
          healthcheck: {test: [CMD, test, -e, /ready], interval: 500ms, retries: 20}
        migrate:
          image: busybox:latest
          command: [sh, -c, "echo migrated"]
          depends_on: {db: {condition: service_healthy}}
          deploy: {mode: replicated-job}
        web:
          image: busybox:latest
          command: [sh, -c, "echo first; exec sleep 600"]
          init: true
          stop_grace_period: 0s
          ports: ["18700:80"]
          deploy: {replicas: 2}
          depends_on: {migrate: {condition: service_completed_successfully}}
      """;

  private static final String FILE =
      """
      version: "3.8"
      services:
        web:
          image: busybox:latest
          command: [sh, -c, "cat /page; exec sleep 600"]
          init: true
          stop_grace_period: 0s
          configs: [{source: page, target: /page}]
          secrets: [password]
          networks: [front]
          ports: ["18700:80"]
        side:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          networks: [front]
      networks: {front: {driver_opts: {encrypted: ""}}}
      configs: {page: {file: ./page.txt}}
      secrets: {password: {file: ./password.txt}}
      """;

  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void write() {
    caller =
        Caller.of(Engines.oldest().withImages("busybox:latest"), directory)
            .write("stack.yaml", FILE)
            .write("page.txt", "first\n")
            .write("password.txt", "secret");
  }

  @AfterEach
  void remove() {
    caller.exits(ExitCode.OK, "stack", "rm", "shop");
    assertThat(names("network")).isEmpty();
    assertThat(names("config")).isEmpty();
    assertThat(names("secret")).isEmpty();
    assertThat(caller.docker("ps", "-q")).isEmpty();
  }

  @Test
  void whatTheManagerForgetsMustBeToldAndNeedNoChange() {
    caller.write(
        "stack.yaml",
        """
        services:
          web:
            image: busybox:latest
            oom_score_adj: 200
            deploy: {replicas: 0}
        """);

    assertThat(deploy("--detach").err())
        .contains(
            "stack.yaml:4:5: warning: services.web.oom_score_adj: a swarm needs Docker 27.0 (API"
                + " 1.46), and this manager speaks API 1.41\n");
    assertThat(plan().out()).startsWith("No changes");
  }

  @Test
  void aStackMustBeDeployedInOrderAndLookedAt() {
    assertThat(
            Objects.requireNonNull(caller.docker("version", "--format", "{{.Server.APIVersion}}")))
        .isEqualTo("1.41\n");

    caller.write("stack.yaml", ORDERED);

    String err = deploy("--wait").err();

    assertThat(err)
        .containsSubsequence(
            "service shop_db: healthy",
            "service shop_migrate: created",
            "service shop_migrate: completed",
            "service shop_web: created",
            "service shop_web: ready",
            "config shop.revision.1: created");
    assertThat(plan().out()).startsWith("No changes");
    assertThat(caller.exits(ExitCode.OK, "stack", "services", "shop").out())
        .isEqualTo(caller.docker("stack", "services", "shop"));
    assertThat(caller.exits(ExitCode.OK, "stack", "ps", "-q", "shop").out())
        .isEqualTo(caller.docker("stack", "ps", "-q", "shop"));
    assertThat(caller.exits(ExitCode.OK, "stack", "logs", "shop").out())
        .contains("migrated")
        .contains("first");
    assertThat(caller.exits(ExitCode.OK, "service", "logs", "--raw", "shop_web").out())
        .isEqualTo("first\nfirst\n");
    assertThat(caller.exits(ExitCode.OK, "node", "ls").out())
        .isEqualTo(caller.docker("node", "ls"));
  }

  @Test
  void aStackMustGoFromOneToolToTheOther() {
    caller.docker("stack", "deploy", "--resolve-image=never", "-c", "stack.yaml", "shop");
    until("each service has its task", () -> tasks().size() == 2);
    List<String> tasks = tasks();
    caller.docker("service", "update", "--detach", "--env-add", "BY=hand", "shop_side");
    assertThat(plan().out()).contains("environment.BY: - \"hand\"").contains("1 service to update");

    deploy("--detach");

    assertThat(plan().out()).startsWith("No changes");
    until("side is updated", () -> stateOfUpdate("shop_side").equals("completed"));
    until("each service has its task again", () -> tasks().size() == 2);
    assertThat(tasks().stream().filter(tasks::contains)).hasSize(1); // that of web
    List<String> after = tasks();
    caller.docker("stack", "deploy", "--resolve-image=never", "-c", "stack.yaml", "shop");
    assertThat(tasks()).isEqualTo(after);
  }

  @Test
  void contentMustRotateAndGoBackAndADeployRightAfterARemovalMustWork() {
    deploy("--detach");
    caller.write("page.txt", "second\n");
    caller.write("stack.yaml", FILE.replace("encrypted: \"\"", "encrypted: \"\", a: b"));

    deploy("--wait");

    assertThat(names("config")).hasSize(4).anyMatch(name -> name.startsWith("shop_page_"));
    assertThat(plan().out()).startsWith("No changes");
    assertThat(caller.exits(ExitCode.OK, "stack", "history", "shop").out().lines()).hasSize(3);

    caller.exits(ExitCode.OK, "stack", "rollback", "--wait", "shop");
    assertThat(caller.exits(ExitCode.OK, "service", "logs", "--raw", "shop_web").out())
        .doesNotContain("second");
    assertThat(caller.docker("network", "inspect", "--format", "{{.Options}}", "shop_front"))
        .doesNotContain("a:b");

    caller.docker("stack", "rm", "shop");
    deploy("--detach");
  }

  @Test
  void whatFailsMustBeToldAndUndone() {
    String plain = "services: {web: {image: busybox, command: sleep 600, init: true}}\n";
    caller.write("stack.yaml", plain);
    deploy("--detach");
    caller.write(
        "stack.yaml",
        plain.replace(
            "sleep 600, init: true",
            "[sh, -c, echo no luck; exit 3], deploy: {update_config: {failure_action: rollback}}"));

    String err =
        caller
            .exits(
                ExitCode.ERROR,
                "stack",
                "deploy",
                "--rollback-on-failure",
                "--resolve-image=never",
                "-c",
                "stack.yaml",
                "shop")
            .err();

    assertThat(err)
        .contains("error: service shop_web: the update was rolled back: ")
        .contains("non-zero exit (3)")
        .contains("    | no luck\n")
        .contains("The stack is as it was before.\n");
    assertThat(
            caller.docker(
                "service",
                "inspect",
                "--format",
                "{{.Spec.TaskTemplate.ContainerSpec.Args}}",
                "shop_web"))
        .isEqualTo("[sleep 600]\n");
  }

  private Call deploy(String option) {
    return caller.exits(
        ExitCode.OK,
        "stack",
        "deploy",
        option,
        "--resolve-image=never",
        "-c",
        "stack.yaml",
        "shop");
  }

  private Call plan() {
    return caller.berth("stack", "plan", "--resolve-image=never", "-c", "stack.yaml", "shop");
  }

  /// IDs of the tasks that run or are to run.
  private List<String> tasks() {
    return caller
        .docker("stack", "ps", "-q", "--no-trunc", "--filter", "desired-state=running", "shop")
        .lines()
        .sorted()
        .toList();
  }

  private String stateOfUpdate(String service) {
    String format = "{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}";
    return caller.docker("service", "inspect", "--format", format, service).strip();
  }

  private void until(String what, BooleanSupplier condition) {
    Waiting.until(
        what, Duration.ofSeconds(30), condition, () -> caller.docker("stack", "ps", "shop"));
  }

  private List<String> names(String kind) {
    return caller
        .docker(
            kind,
            "ls",
            "--filter",
            "label=com.docker.stack.namespace=shop",
            "--format",
            "{{.Name}}")
        .lines()
        .toList();
  }
}
