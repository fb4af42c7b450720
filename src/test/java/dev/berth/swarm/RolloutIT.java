package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.run.Outcome;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services of a stack in the order of their dependencies.
@OnSwarm
class RolloutIT {
  private static final String HEALTHY_FIRST =
      """
      services:
        app:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          depends_on:
            db: {condition: service_healthy}
        db:
          image: busybox:latest
          command: [sh, -c, "sleep 3; touch /ready; exec sleep 600"]
          init: true
          healthcheck:
            test: [CMD, test, -e, /ready]
            interval: 500ms
            timeout: 5s
            retries: 20
      """;

  private static final String MIGRATION_FIRST =
      """
      services:
        app:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          depends_on:
            migrate: {condition: service_completed_successfully}
        migrate:
          image: busybox:latest
          command: [sh, -c, "sleep 1; echo all migrated"]
      """;

  @TempDir Path directory;

  @Test
  void aServiceMustBeMadeOnlyOnceItsDependencyIsHealthy() {
    try (Stack stack = Stack.of("ro-healthy", directory)) {
      assertThat(Stack.text(stack.prepare(HEALTHY_FIRST, false, false).plan()))
          .contains(
              """
              In this order, what is on one line at the same time:

                1. create network ro-healthy_default
                2. create service ro-healthy_db
                3. wait until service ro-healthy_db is healthy
                4. create service ro-healthy_app
              """);

      assertThat(stack.run(stack.prepare(HEALTHY_FIRST, false, false)).problems()).isEmpty();

      assertThat(madeAt(stack, "app")).isAfter(runsSince(stack, "db"));
    }
  }

  @Test
  void aServiceMustBeMadeOnlyOnceAOneShotHasEnded() {
    try (Stack stack = Stack.of("ro-migrate", directory)) {
      assertThat(stack.deploy(MIGRATION_FIRST).problems()).isEmpty();

      JsonNode task = onlyTask(stack, "migrate");
      assertThat(task.path("Status").path("State").asText()).isEqualTo("complete");
      assertThat(madeAt(stack, "app")).isAfter(timestamp(task));
      assertThat(stack.plan(MIGRATION_FIRST).isEmpty()).isTrue();
    }
  }

  @Test
  void whatStaysCompletedMustNotHoldUpAnUpdate() {
    try (Stack stack = Stack.of("ro-again", directory)) {
      stack.deploy(MIGRATION_FIRST);
      JsonNode migration = onlyTask(stack, "migrate");

      String changed = MIGRATION_FIRST.replaceFirst("\"600\"", "\"700\"");
      assertThat(stack.deploy(changed).problems()).isEmpty();

      assertThat(onlyTask(stack, "migrate").path("ID")).isEqualTo(migration.path("ID"));
    }
  }

  @Test
  void aServiceMustWaitForAJob() {
    try (Stack stack = Stack.of("ro-job", directory)) {
      String job = MIGRATION_FIRST + "    deploy: {mode: replicated-job, replicas: 2}\n";

      assertThat(stack.run(stack.prepare(job, false, false)).problems()).isEmpty();

      assertThat(tasks(stack, "migrate"))
          .hasSize(2)
          .allSatisfy(
              task -> assertThat(task.path("Status").path("State").asText()).isEqualTo("complete"));
      for (JsonNode task : tasks(stack, "migrate")) {
        assertThat(madeAt(stack, "app")).isAfter(timestamp(task));
      }
    }
  }

  @Test
  void whatDependsOnAFailureMustNotBeMadeAndItsCauseBeTold() {
    try (Stack stack = Stack.of("ro-failure", directory)) {
      String failing = MIGRATION_FIRST.replace("echo all migrated", "echo no such table; exit 3");

      Outcome outcome = stack.deploy(failing);

      assertThat(outcome.problems())
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.message())
                .startsWith("service ro-failure_migrate: 0/1 running; 1 failed on ")
                .contains("non-zero exit (3)");
            assertThat(problem.help()).isEqualTo("its last output:\n    | no such table");
          });
      assertThat(stack.services()).containsOnlyKeys("migrate");

      assertThat(stack.deploy(MIGRATION_FIRST).problems()).isEmpty();
      assertThat(stack.services()).containsOnlyKeys("app", "migrate");
    }
  }

  @Test
  void aDependencyThatNeverEndsMustBeToldBeforeAnythingIsTouched() {
    try (Stack stack = Stack.of("ro-endless", directory)) {
      String endless = MIGRATION_FIRST + "    restart: always\n";

      assertThatThrownBy(() -> stack.plan(endless))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .extracting(problem -> problem.path() + ": " + problem.message())
                      .containsExactly(
                          "services.app.depends_on.migrate: migrate never completes, since it is"
                              + " restarted whenever it ends"));
      assertThat(stack.leftovers()).isEmpty();
    }
  }

  @Test
  void servicesMustComeInTheOrderOfAList() {
    try (Stack stack = Stack.of("ro-list", directory)) {
      Outcome outcome =
          stack.run(
              stack.prepare(
                  """
                  services:
                    a:
                      image: busybox:latest
                      command: [sleep, "600"]
                      init: true
                      depends_on: [b]
                    b:
                      image: busybox:latest
                      command: [sleep, "600"]
                      init: true
                      depends_on: [c]
                    c:
                      image: busybox:latest
                      command: [sleep, "600"]
                      init: true
                  """,
                  false,
                  false));

      assertThat(outcome.problems()).extracting(Problem::message).isEmpty();
      assertThat(madeAt(stack, "a")).isAfter(madeAt(stack, "b"));
      assertThat(madeAt(stack, "b")).isAfter(madeAt(stack, "c"));
    }
  }

  private static Instant madeAt(Stack stack, String service) {
    return Instant.parse(service(stack, service).path("CreatedAt").asText());
  }

  private static Instant runsSince(Stack stack, String service) {
    return timestamp(onlyTask(stack, service));
  }

  private static Instant timestamp(JsonNode task) {
    return Instant.parse(task.path("Status").path("Timestamp").asText());
  }

  private static JsonNode onlyTask(Stack stack, String service) {
    List<JsonNode> tasks = tasks(stack, service);
    assertThat(tasks).hasSize(1);
    return tasks.getFirst();
  }

  private static List<JsonNode> tasks(Stack stack, String service) {
    return stack.tasksOf(service(stack, service).path("ID").asText());
  }

  private static JsonNode service(Stack stack, String name) {
    return stack.services().getOrDefault(name, Json.object());
  }
}
