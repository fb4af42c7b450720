package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Json;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.run.Outcome;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deploys on a swarm of two nodes.
@OnSwarm
class DeployIT {
  private static final String TWO_SERVICES =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          environment:
            GREETING: hello
          deploy:
            replicas: 3
        side:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
      """;

  private static final String WITH_FILES =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          configs:
            - source: motd
              target: /motd
          secrets:
            - token
      configs:
        motd:
          content: first
      secrets:
        token:
          file: ./token.txt
      """;

  private static final String WITHOUT_CONFIGS =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          secrets:
            - token
      secrets:
        token:
          file: ./token.txt
      """;

  @TempDir Path directory;

  @BeforeEach
  void secret() throws IOException {
    Files.writeString(directory.resolve("token.txt"), "secret");
  }

  @Test
  void aNewStackMustRunOnceDeployed() {
    try (Stack stack = Stack.of("sw-new", directory)) {
      Outcome outcome = stack.deploy(TWO_SERVICES);

      assertThat(outcome.problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(4);
      assertThat(stack.things()).containsExactly("side", "sw-new_default", "web");
    }
  }

  @Test
  void anUnchangedStackMustBeLeftAlone() {
    try (Stack stack = Stack.of("sw-same", directory)) {
      stack.deploy(TWO_SERVICES);
      Set<String> tasks = stack.tasks();
      long version = SwarmOperator.version(service(stack, "web"));

      assertThat(stack.planText(TWO_SERVICES)).startsWith("No changes");
      assertThat(stack.plan(TWO_SERVICES).steps()).isEmpty();
      assertThat(stack.deploy(TWO_SERVICES).succeeded()).isTrue();

      assertThat(stack.tasks()).isEqualTo(tasks);
      assertThat(SwarmOperator.version(service(stack, "web"))).isEqualTo(version);
    }
  }

  @Test
  void onlyWhatHasChangedMustBeShownAndTouched() {
    try (Stack stack = Stack.of("sw-change", directory)) {
      stack.deploy(TWO_SERVICES);
      long side = SwarmOperator.version(service(stack, "side"));

      assertThat(stack.planText(TWO_SERVICES.replace("replicas: 3", "replicas: 4")))
          .contains("deploy.replicas: 3 → 4\n")
          .endsWith("\nPlan: 1 service to update.\n");
      assertThat(stack.planText(TWO_SERVICES.replace("hello", "good bye")))
          .contains("environment.GREETING: \"hello\" → \"good bye\"\n")
          .endsWith("\nPlan: 1 service to update. Restarts 1 service.\n");
      assertThat(stack.planText(TWO_SERVICES.replaceFirst("busybox:latest", "busybox:other")))
          .contains("image: busybox:latest → busybox:other\n")
          .endsWith("\nPlan: 1 service to update. Restarts 1 service.\n");

      Outcome outcome = stack.deploy(TWO_SERVICES.replace("replicas: 3", "replicas: 4"));

      assertThat(outcome.problems()).isEmpty();
      assertThat(stack.tasks()).hasSize(5);
      assertThat(SwarmOperator.version(service(stack, "side"))).isEqualTo(side);
    }
  }

  @Test
  void removingMustLeaveNothingBehind() {
    try (Stack stack = Stack.of("sw-gone", directory)) {
      stack.deploy(WITH_FILES);
      assertThat(stack.things()).hasSize(4);

      assertThat(stack.remove().problems()).isEmpty();

      assertThat(stack.leftovers()).isEmpty();
      assertThat(stack.taskIds()).isEmpty();
    }
  }

  @Test
  void aDeployRightAfterARemovalMustSucceed() {
    try (Stack stack = Stack.of("sw-again", directory)) {
      String slow = TWO_SERVICES.replace("init: true", "init: false");
      stack.deploy(slow);
      stack.manager.docker(directory, "stack", "rm", "sw-again").expectSuccess();

      assertThat(stack.deploy(slow).problems()).isEmpty();
      assertThat(stack.things()).containsExactly("side", "sw-again_default", "web");
    }
  }

  @Test
  void orphansMustStayUntilTheyArePruned() {
    try (Stack stack = Stack.of("sw-prune", directory)) {
      stack.deploy(TWO_SERVICES);
      String one = TWO_SERVICES.substring(0, TWO_SERVICES.indexOf("  side:"));

      assertThat(stack.planText(one)).contains("? service sw-prune_side   (no longer in the file)");
      stack.deploy(one);
      assertThat(stack.services()).containsOnlyKeys("side", "web");

      assertThat(stack.run(stack.prepare(one, true)).problems()).isEmpty();
      assertThat(stack.services()).containsOnlyKeys("web");
    }
  }

  @Test
  void aChangeByHandMustShowAndGoAway() {
    try (Stack stack = Stack.of("sw-drift", directory)) {
      stack.deploy(TWO_SERVICES);
      stack
          .manager
          .docker(directory, "service", "update", "--env-add", "BY=hand", "sw-drift_side")
          .expectSuccess();

      assertThat(stack.planText(TWO_SERVICES)).contains("environment.BY: - \"hand\"");
      stack.deploy(TWO_SERVICES);
      assertThat(stack.planText(TWO_SERVICES)).startsWith("No changes");
    }
  }

  @Test
  void changedContentMustRollServicesToANewSecretAndBack() {
    try (Stack stack = Stack.of("sw-rotate", directory)) {
      stack.deploy(WITH_FILES);

      String changed = WITH_FILES.replace("first", "second");
      assertThat(stack.planText(changed))
          .contains("+ config sw-rotate_motd_16367aacb67a")
          .contains("configs./motd.source: \"sw-rotate_motd\" → \"sw-rotate_motd_16367aacb67a\"");
      assertThat(stack.deploy(changed).problems()).isEmpty();
      assertThat(stack.planText(changed)).startsWith("No changes");
      assertThat(stack.planText(WITH_FILES))
          .contains("configs./motd.source: \"sw-rotate_motd_16367aacb67a\" → \"sw-rotate_motd\"");
    }
  }

  @Test
  void changedContentOfASecretMustBeNoticed() throws IOException {
    try (Stack stack = Stack.of("sw-secret", directory)) {
      stack.deploy(WITH_FILES);
      assertThat(stack.planText(WITH_FILES)).startsWith("No changes");

      Files.writeString(directory.resolve("token.txt"), "another");

      assertThat(stack.planText(WITH_FILES))
          .contains("+ secret sw-secret_token_bb81aa3b189d")
          .contains("secrets.token.source: ");
      assertThat(stack.deploy(WITH_FILES).problems()).isEmpty();
      assertThat(stack.planText(WITH_FILES)).startsWith("No changes");
    }
  }

  @Test
  void aSecretThatAnotherToolMadeMustStayWithAWarning() throws IOException {
    try (Stack stack = Stack.of("sw-theirs", directory)) {
      stack.reference("version: \"3.8\"\n" + WITHOUT_CONFIGS).expectSuccess();

      Files.writeString(directory.resolve("token.txt"), "another");

      Prepared prepared = stack.prepare(WITHOUT_CONFIGS, false, false);
      assertThat(Stack.text(prepared.plan())).startsWith("No changes");
      assertThat(prepared.warnings())
          .extracting(problem -> problem.code() + " " + problem.path())
          .containsExactly("CONTENT_UNKNOWN secrets.token");
    }
  }

  @Test
  void aChangedNetworkMustBeMadeAgainWithItsServices() {
    try (Stack stack = Stack.of("sw-net", directory)) {
      stack.deploy(TWO_SERVICES);
      String changed = TWO_SERVICES + "networks:\n  default:\n    internal: true\n";

      assertThat(stack.planText(changed))
          .contains("± network sw-net_default", "internal: false → true")
          .contains("± service sw-net_web");
      assertThat(stack.deploy(changed).problems()).isEmpty();

      assertThat(stack.planText(changed)).startsWith("No changes");
      assertThat(stack.tasks()).hasSize(4);
    }
  }

  @Test
  void aChangedNetworkThatOthersUseMustStay() {
    try (Stack stack = Stack.of("sw-shared", directory)) {
      String file =
          """
          services:
            web: {image: busybox, command: [sleep, "600"], init: true, deploy: {replicas: 0}}
          networks:
            default: {attachable: true}
          """;
      assertThat(stack.run(stack.prepare(file, false, false)).problems()).isEmpty();
      stack
          .manager
          .docker(
              directory,
              "service",
              "create",
              "--detach",
              "--no-resolve-image",
              "--name=stranger",
              "--replicas=0",
              "--network=sw-shared_default",
              "busybox:latest")
          .expectSuccess();
      try {
        assertThatThrownBy(() -> stack.prepare(file.replace("true}\n", "false}\n"), false, false))
            .isInstanceOfSatisfying(
                ProblemsException.class,
                thrown ->
                    assertThat(thrown.problems())
                        .singleElement()
                        .extracting(problem -> problem.path() + ": " + problem.message())
                        .isEqualTo(
                            "networks.sw-shared_default: it has changed and would have to be made"
                                + " again, but the service stranger uses it"));
        assertThat(stack.planText(file)).startsWith("No changes");
      } finally {
        stack.manager.docker(directory, "service", "rm", "stranger").expectSuccess();
      }
    }
  }

  @Test
  void aNameThatTheFileMakesOfVariablesMustBeKept() {
    try (Stack stack = Stack.of("sw-named", directory)) {
      String file =
          """
          services:
            web:
              image: busybox
              command: [sleep, "600"]
              configs: [page]
              deploy: {replicas: 0}
          configs:
            page: {name: "page-$WORD-1", content: first}
          """;
      stack.run(stack.prepare(file, false, false));
      String next = file.replace("-1\"", "-2\"").replace("first", "second");
      assertThat(stack.planText(next))
          .contains("+ config page-word-2\n")
          .contains("configs.page.source: \"page-word-1\" → \"page-word-2\"\n");
      stack.run(stack.prepare(next, false, false));
      assertThat(stack.things()).contains("page-word-1", "page-word-2"); // revision 1 has the first

      assertThat(stack.planText(next.replace("second", "third")))
          .containsPattern("configs.page.source: \"page-word-2\" → \"page-word-2_[0-9a-f]{12}\"");
    }
  }

  @Test
  void whatASwarmCannotDoMustBeToldBeforeAnythingIsTouched() {
    try (Stack stack = Stack.of("sw-refused", directory)) {
      String file =
          """
          services:
            web:
              image: busybox:latest
              ports: ["127.0.0.1:80:80"]
              networks: [outside]
              secrets: [token]
              deploy:
                mode: everywhere
            built:
              build: .
          networks:
            outside:
              external: true
          secrets:
            token:
              external: true
          """;

      assertThatThrownBy(() -> stack.plan(file))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .extracting(problem -> problem.path() + ": " + problem.message())
                      .contains(
                          "networks.outside: there is no network \"outside\"",
                          "secrets.token: there is no secret \"token\"",
                          "services.web.deploy.mode: \"everywhere\" is no mode",
                          "services.web.ports[0]: it is bound to 127.0.0.1, but a swarm would"
                              + " publish it on all addresses of all nodes",
                          "services.built: it has no image, and a swarm does not build one"));
      assertThat(stack.leftovers()).isEmpty();
    }
  }

  @Test
  void anEngineThatIsNoManagerMustBeRefused() {
    var worker = Engines.swarm().worker();
    try (Docker docker = Docker.at(new Endpoint(worker.uri(), null))) {
      SwarmTarget target = new SwarmTarget(docker, SwarmOptions.DEFAULT);

      assertThatThrownBy(() -> target.prepare(Goal.Up.of(StackFile.project("sw-no", TWO_SERVICES))))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .singleElement()
                      .extracting(Problem::code)
                      .isEqualTo(Code.NOT_A_MANAGER));
    }
  }

  @Test
  void aServiceThatCannotStartMustFailWithTheErrorOfItsTasks() {
    try (Stack stack = Stack.of("sw-broken", directory)) {
      Outcome outcome =
          stack.deploy(
              """
              services:
                web:
                  image: busybox:latest
                  command: [/no/such/program]
                  deploy:
                    restart_policy:
                      condition: none
              """);

      assertThat(outcome.problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message())
                  .startsWith("service sw-broken_web: 0/1 running")
                  .contains("/no/such/program"));
    }
  }

  @Test
  void gpusMustBeReservedWhereNodesDeclareThem() {
    try (Stack stack = Stack.of("sw-gpu", directory)) {
      String file =
          """
          services:
            web:
              image: busybox:latest
              command: [sleep, "600"]
              init: true
              gpus: [{driver: nvidia, count: 2}]
          """;
      assertThat(stack.deploy(file).problems()).isEmpty();
      assertThat(stack.planText(file)).startsWith("No changes");

      assertThat(stack.deploy(file.replace("count: 2", "count: 3")).problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message()).contains("insufficient resources on 2 nodes"));
    }
  }

  private static JsonNode service(Stack stack, String name) {
    return stack.services().getOrDefault(name, Json.object());
  }
}
