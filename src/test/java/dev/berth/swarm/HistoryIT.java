package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import dev.berth.plan.Plan;
import dev.berth.run.Outcome;
import dev.berth.target.Prepared;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a swarm remembers of a stack: revisions, and old versions of configs and secrets.
@OnSwarm
class HistoryIT {
  private static final String FIRST =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          environment: {GREETING: hello, DB_PASSWORD: planted-one}
          configs: [page]
          secrets: [token]
          deploy: {update_config: {monitor: 500ms, order: start-first}}
      configs:
        page: {content: first}
      secrets:
        token: {file: ./token.txt}
      """;

  private static final String SECOND =
      FIRST.replace("content: first", "content: second").replace("hello", "good bye")
          + "networks:\n  default: {attachable: true}\n";

  @TempDir Path directory;

  @BeforeEach
  void secret() throws IOException {
    Files.writeString(directory.resolve("token.txt"), "planted-secret");
  }

  @Test
  void eachDeployThatChangesSomethingMustBeRecordedAndNoOther() {
    try (Stack stack = Stack.of("hi-each", directory)) {
      detached(stack, FIRST);
      detached(stack, FIRST);
      assertThat(stack.revisions()).containsExactly(1);

      detached(stack, FIRST.replace("hello", "bye"));
      assertThat(stack.revisions()).containsExactly(2, 1);
      assertThat(stack.target().history("hi-each").getFirst())
          .satisfies(revision -> {
            assertThat(revision.author()).isEqualTo("ann");
            assertThat(revision.summary()).isEqualTo("~ service hi-each_web");
            assertThat(revision.current()).isTrue();
          });

      assertThat(stack.remove().problems()).isEmpty();
      assertThat(stack.leftovers()).isEmpty();
    }
  }

  @Test
  void aDeployThatEndedBeforeItWasRecordedMustBeRecordedByTheNext() {
    try (Stack stack = Stack.of("hi-cut", directory)) {
      detached(stack, FIRST);
      String changed = FIRST.replace("hello", "bye");
      detached(stack, changed);
      stack.docker.configs().remove("hi-cut.revision.2");
      assertThat(stack.revisions()).containsExactly(1);

      assertThat(stack.planText(changed)).contains("create config hi-cut.revision.2");
      detached(stack, changed);
      assertThat(stack.target().history("hi-cut"))
          .extracting(Revision::summary)
          .first()
          .isEqualTo("as it was found");
      assertThat(stack.revisions()).containsExactly(2, 1);
      assertThat(stack.planText(changed)).startsWith("No changes");
    }
  }

  @Test
  void aRollbackMustRestoreServicesConfigsAndNetworks() {
    try (Stack stack = Stack.of("hi-back", directory)) {
      detached(stack, FIRST);
      String more =
          SECOND.replace(
              "configs:\n  page",
              "  side: {image: busybox, command: [sleep, '600']}\nconfigs:\n  page");
      assertThat(stack.deploy(more).problems()).isEmpty();
      assertThat(stack.services()).containsOnlyKeys("side", "web");

      Prepared back = stack.target().rollback("hi-back", 0, true);
      assertThat(Stack.text(back.plan()))
          .contains("Plan for stack hi-back at revision 1")
          .contains("± network hi-back_default", "attachable: true → false")
          .contains("- service hi-back_side")
          .contains("environment.GREETING: \"good bye\" → \"hello\"");
      assertThat(stack.run(back).problems()).isEmpty();

      assertThat(stack.planText(FIRST)).startsWith("No changes");
      assertThat(stack.services()).containsOnlyKeys("web");
      assertThat(stack.revisions()).containsExactly(3, 2, 1);
    }
  }

  @Test
  void aRollbackMustRestoreAddressesAndComeInTheOrderOfTheFile() {
    try (Stack stack = Stack.of("hi-order", directory)) {
      String file =
          """
          services:
            a-web:
              image: busybox:latest
              command: [sleep, "600"]
              init: true
              depends_on: {db: {condition: service_healthy}}
            db:
              image: busybox:latest
              command: [sleep, "600"]
              init: true
              healthcheck: {test: [CMD, "true"], interval: 500ms}
          networks:
            default: {ipam: {config: [{subnet: 10.99.1.0/24}]}}
          """;
      detached(stack, file);
      detached(stack, file.replace("10.99.1", "10.99.2"));
      assertThat(stack.revisions()).containsExactly(2, 1);

      Prepared back = stack.target().rollback("hi-order", 0, false);

      assertThat(Stack.text(back.plan()))
          .contains(
              "± network hi-order_default",
              "ipam.config.\"10.99.1.0/24\"",
              "wait until service hi-order_db is healthy\n");
      assertThat(stack.run(back).problems()).isEmpty();
      assertThat(
              stack
                  .docker
                  .networks()
                  .inspect("hi-order_default")
                  .orElseThrow()
                  .path("IPAM")
                  .path("Config")
                  .path(0)
                  .path("Subnet")
                  .asText())
          .isEqualTo("10.99.1.0/24");
      assertThat(stack.planText(file)).startsWith("No changes");
      assertThat(stack.revisions()).containsExactly(3, 2, 1);
    }
  }

  @Test
  void aStackThatIsTooLargeToBeRecordedMustRunAndBeToldSo() {
    try (Stack stack = Stack.of("hi-large", directory)) {
      Random random = new Random(1);
      StringBuilder variables = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        byte[] bytes = new byte[75_000];
        random.nextBytes(bytes);
        String text = Base64.getEncoder().encodeToString(bytes);
        variables.append("      V%d: \"%s\"\n".formatted(i, text));
      }
      Outcome outcome =
          detached(
              stack,
              "services:\n  web:\n    image: busybox\n    deploy: {replicas: 0}\n    environment:\n"
                  + variables);

      assertThat(outcome.problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message())
                  .startsWith("config hi-large.revision.1: the stack is too large to be recorded"));
      assertThat(stack.things()).containsExactly("hi-large_default", "web");
      assertThat(stack.revisions()).isEmpty();
    }
  }

  @Test
  void noValueOfASecretMustBeRecordedAndThePresentOneStay() {
    try (Stack stack = Stack.of("hi-quiet", directory)) {
      detached(stack, FIRST);
      detached(stack, SECOND.replace("planted-one", "planted-second"));
      for (Revision revision : stack.target().history("hi-quiet")) {
        assertThat(Recorded.read(revision).toString())
            .contains("busybox:latest")
            .doesNotContain("planted");
      }

      Prepared back = stack.target().rollback("hi-quiet", 1, false);
      assertThat(back.warnings())
          .singleElement()
          .satisfies(warning ->
              assertThat(warning.message())
                  .isEqualTo(
                      "as they are now stay: DB_PASSWORD of service hi-quiet_web; a revision holds"
                          + " no values that may be secrets"));
      assertThat(stack.run(back).problems()).isEmpty();
      assertThat(environment(stack, "web"))
          .containsExactly("DB_PASSWORD=planted-second", "GREETING=hello");
    }
  }

  @Test
  void oldVersionsMustGoAndThoseInUseStay() {
    try (Stack stack = Stack.of("hi-keep", directory)) {
      detached(stack, FIRST);
      stack
          .manager
          .docker(directory, "config", "create", "hi-keep_page_0123456789ab", "/etc/hostname")
          .expectSuccess();
      try {
        for (int i = 2; i <= 5; i++) {
          assertThat(
                  keeping(stack, FIRST.replace("content: first", "content: content " + i), 1)
                      .problems())
              .isEmpty();
        }
        assertThat(configs(stack)).hasSize(2);
        assertThat(stack.revisions()).containsExactly(5, 4);

        assertThat(keeping(stack, FIRST.replace("content: first", "content: content 5"), 1).done())
            .isZero();
        assertThat(stack.docker.configs().inspect("hi-keep_page_0123456789ab")).isPresent();
        assertThat(
                stack
                    .run(
                        new SwarmTarget(stack.docker, Stack.options())
                            .rollback("hi-keep", 4, false))
                    .problems())
            .isEmpty();
        assertThat(stack.planText(FIRST.replace("content: first", "content: content 4")))
            .startsWith("No changes");
      } finally {
        stack.manager.docker(directory, "config", "rm", "hi-keep_page_0123456789ab");
      }
    }
  }

  @Test
  void whatAnotherToolDeployedMustBeRecordedAsItWasFound() {
    try (Stack stack = Stack.of("hi-found", directory)) {
      String theirs =
          """
          version: "3.8"
          services:
            web:
              image: busybox:latest
              command: [sleep, "600"]
              init: true
              environment: {GREETING: theirs}
          """;
      stack.reference(theirs).expectSuccess();
      detached(stack, theirs.replace("theirs", "ours"));

      assertThat(stack.revisions()).containsExactly(2, 1);
      assertThat(stack.run(stack.target().rollback("hi-found", 0, false)).problems()).isEmpty();
      assertThat(environment(stack, "web")).containsExactly("GREETING=theirs");
    }
  }

  @Test
  void anUndoneDeployMustLeaveEverythingAsItWas() {
    try (Stack stack = Stack.of("hi-undo", directory)) {
      detached(stack, FIRST);
      Set<String> before = stack.things();
      String broken =
          SECOND
              .replace("sleep, \"600\"", "/no/such/program")
              .replace("deploy: {", "deploy: {restart_policy: {condition: none}, ")
              .replace(
                  "configs:\n  page",
                  "  side: {image: busybox, command: [sleep, '600']}\nconfigs:\n  page");
      Prepared deploy = stack.prepare(broken, false);

      assertThat(stack.run(deploy).problems()).isNotEmpty();
      assertThat(stack.things()).isNotEqualTo(before);
      Prepared undo = stack.target().undo("hi-undo", deploy, true);
      assertThat(stack.run(undo).problems()).isEmpty();

      assertThat(stack.things()).isEqualTo(before);
      assertThat(stack.planText(FIRST)).startsWith("No changes");
      assertThat(stack.revisions()).containsExactly(1);
    }
  }

  @Test
  void theFirstDeployMustBeUndoneToNothing() {
    try (Stack stack = Stack.of("hi-first", directory)) {
      Prepared deploy =
          stack.prepare(
              FIRST
                  .replace("sleep, \"600\"", "/no/such/program")
                  .replace("deploy: {", "deploy: {restart_policy: {condition: none}, "),
              false);
      assertThat(stack.run(deploy).problems()).isNotEmpty();
      assertThat(stack.run(stack.target().undo("hi-first", deploy, true)).problems()).isEmpty();
      assertThat(stack.leftovers()).isEmpty();
    }
  }

  @Test
  void pruningMustRemoveEverythingThatIsNoLongerDeclaredAndThatLast() {
    try (Stack stack = Stack.of("hi-prune", directory)) {
      String more =
          FIRST
                  .replace("secrets: [token]", "secrets: [token]\n    networks: [extra]")
                  .replace("configs: [page]", "configs: [page, other]")
                  .replace("  page:", "  other: {content: more}\n  page:")
              + "networks: {extra: {}}\n";
      keeping(stack, more, 0);
      assertThat(Stack.text(stack.keeping(0).prepare(stack.goal(FIRST, false, false)).plan()))
          .contains(
              "? network hi-prune_extra   (no longer in the file)",
              "? config hi-prune_other   (no longer in the file)");

      Plan plan = stack.keeping(0).prepare(stack.goal(FIRST, true, false)).plan();
      assertThat(Stack.text(plan))
          .contains(
              "- network hi-prune_extra   (no longer in the file)",
              "- config hi-prune_other   (no longer in the file)");
      Outcome outcome = stack.run(stack.keeping(0).prepare(stack.goal(FIRST, true, false)));

      assertThat(outcome.problems()).isEmpty();
      assertThat(stack.things())
          .containsExactly("hi-prune_default", "hi-prune_page", "hi-prune_token", "web");
    }
  }

  private static Outcome detached(Stack stack, String file) {
    return stack.run(stack.prepare(file, false, false));
  }

  private static Outcome keeping(Stack stack, String file, int number) {
    return stack.run(stack.keeping(number).prepare(stack.goal(file, false, false)));
  }

  private static List<String> environment(Stack stack, String service) {
    List<String> variables = new ArrayList<>();
    stack
        .services()
        .getOrDefault(service, Json.object())
        .path("Spec")
        .path("TaskTemplate")
        .path("ContainerSpec")
        .path("Env")
        .forEach(variable -> variables.add(variable.asText()));
    return variables;
  }

  private static Set<String> configs(Stack stack) {
    Set<String> names = new TreeSet<>();
    for (JsonNode config : stack.docker.configs().list(StackLabels.of(stack.name))) {
      if (!Revisions.is(config)) {
        names.add(Snapshot.specName(config));
      }
    }
    return names;
  }
}
