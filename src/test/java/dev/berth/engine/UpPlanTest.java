package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.docker.ApiVersion;
import dev.berth.model.Project;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole plans for an engine that is empty, and what is refused before there is one.
class UpPlanTest {
  private static final Snapshot EMPTY =
      new Snapshot(ApiVersion.OLDEST, List.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of());

  @TempDir Path directory;

  @Test
  void everythingIsMadeAtOnceAndStartedInOrder() {
    assertThat(
            steps(
                """
                name: shop
                services:
                  web:
                    image: nginx
                    depends_on: {db: {condition: service_healthy}, job: {condition: service_completed_successfully}}
                    networks: [front]
                  db: {image: postgres, volumes: ["data:/data"]}
                  job: {image: job, build: ., depends_on: [db]}
                networks: {front: }
                volumes: {data: }
                """))
        .isEqualTo(
            """
            1 Build[] image job
            2 Pull[] image nginx
            3 Pull[] image postgres
            4 Create[temporaryName=null] network shop_default
            5 Create[temporaryName=null] network shop_front
            6 Create[temporaryName=null] volume shop_data
            7 Create[temporaryName=null] container shop-db-1 after [3, 4, 6]
            8 Create[temporaryName=null] container shop-job-1 after [1, 4]
            9 Create[temporaryName=null] container shop-web-1 after [2, 5]
            10 Start[] container shop-db-1 after [7]
            11 Start[] container shop-job-1 after [8, 10]
            12 Await[condition=HEALTHY, tolerant=false] container shop-db-1 after [10]
            13 Await[condition=COMPLETED, tolerant=false] container shop-job-1 after [11]
            14 Start[] container shop-web-1 after [9, 12, 13]\
            """);
  }

  @Test
  void replicasThatShareAHostPortAreRefusedWithHelp() {
    ProblemsException refused =
        refused(
            """
            name: shop
            services:
              web: {image: nginx, ports: ["8080:80"], deploy: {replicas: 5}}
            """);

    assertThat(refused.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.path()).hasToString("services.web.ports[0]");
          assertThat(problem.message())
              .isEqualTo(
                  "host port 8080 is published for 5 replicas: on one engine each needs a host"
                      + " port of its own");
          assertThat(problem.help())
              .isEqualTo("publish a port range such as \"8080-8084:80\", or deploy to a swarm");
        });
  }

  @Test
  void twoServicesOnOneHostPortAndMissingExternalsAreAllTold() {
    ProblemsException refused =
        refused(
            """
            name: shop
            services:
              api: {image: nginx, ports: ["8080:80"], networks: [outside]}
              web: {image: nginx, ports: ["8080:81"], volumes: ["v1:/v"]}
            networks: {outside: {external: true}}
            volumes: {v1: {external: true, name: real}}
            """);

    assertThat(refused.problems())
        .extracting(problem -> problem.path() + ": " + problem.message())
        .containsExactlyInAnyOrder(
            "services.web.ports[0]: host port 8080 is also published by services.api.ports[0]",
            "networks.outside: external network \"outside\" does not exist on this engine",
            "volumes.v1: external volume \"real\" does not exist on this engine");
  }

  @Test
  void replicasThatShareANameAreRefused() {
    Project project = project("services: {web: {image: nginx, container_name: shop}}");
    Goal.Up one = Goal.Up.of(project);
    Goal.Up two =
        new Goal.Up(project, Set.of(), Map.of("web", 2), false, false, false, one.replacement());

    ProblemsException refused =
        catchThrowableOfType(ProblemsException.class, () -> GoalCheck.check(two, EMPTY));

    assertThat(refused.problems())
        .extracting(problem -> problem.code() + ": " + problem.path() + ": " + problem.message())
        .containsExactly(
            "NAME_CLASH: services.web.container_name: container_name \"shop\" allows one container"
                + " only, but 2 are wanted");
  }

  @Test
  void contentThatOnlyASwarmKeepsIsRefused() {
    ProblemsException refused =
        refused(
            """
            name: shop
            services:
              web: {image: nginx, secrets: [token], configs: [page]}
              api: {image: nginx, secrets: [token]}
            secrets: {token: {external: true}}
            configs: {page: {file: page.html, template_driver: golang}}
            """);

    assertThat(refused.problems())
        .extracting(problem -> problem.path() + ": " + problem.message())
        .containsExactly(
            "configs.page.template_driver: one engine keeps no configs of its own",
            "secrets.token.external: one engine keeps no secrets of its own");
  }

  private String steps(String yaml) {
    Project project = project(yaml);
    Goal.Up goal = Goal.Up.of(project);
    Lowered lowered = UpLowering.lower(goal, EMPTY, Map.of(), Instant.EPOCH);
    Plan plan =
        Reconciler.plan(
            "test",
            lowered.desired(),
            lowered.observed(),
            ReconcileOptions.DEFAULT,
            new EngineExpansion(
                Topology.of(project, List.of()), lowered.blueprints(), true, false, null));
    return Sample.steps(plan);
  }

  private ProblemsException refused(String yaml) {
    Goal.Up goal = Goal.Up.of(project(yaml));
    return catchThrowableOfType(ProblemsException.class, () -> GoalCheck.check(goal, EMPTY));
  }

  private Project project(String yaml) {
    try {
      Files.writeString(directory.resolve("compose.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sample.load(directory);
  }
}
