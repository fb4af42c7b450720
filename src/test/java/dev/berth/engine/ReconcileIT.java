package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.docker.Filters;
import dev.berth.docker.LogOptions;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Step;
import dev.berth.report.ProblemReport;
import dev.berth.run.PlanRunner;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever state a project is in, `up` brings it to what the file says, and the plan tells why.
@OnHost
class ReconcileIT {
  private static final String PROJECT = "tgt-reconcile";
  private static final String FILE =
      """
      name: tgt-reconcile
      services:
        web:
          image: busybox
          command: sh -c 'echo hello; exec sleep 600'
          init: true
          environment: {A: "1"}
          volumes: [/scratch]
          depends_on:
            job: {condition: service_completed_successfully}
        job:
          image: busybox
          command: "true"
        old:
          image: busybox
          command: sleep 600
          init: true
      """;
  private static final String WITHOUT_OLD = FILE.substring(0, FILE.indexOf("  old:"));

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void open() {
    sample = new Sample(directory, Engines.host());
    sample.file(FILE);
  }

  @AfterEach
  void close() {
    sample.file(FILE);
    sample.down(true);
    sample.close();
  }

  @Test
  void aJobThatIsDoneIsNotDoneAgain() {
    sample.up();

    assertThat(sample.planUp().isEmpty()).isTrue();
  }

  @Test
  void aStoppedContainerIsStarted() {
    sample.up();
    sample.docker.containers().kill(PROJECT + "-web-1", "KILL");
    sample.docker.containers().stop(PROJECT + "-web-1", null);

    assertThat(sample.diff())
        .isEqualTo("update container tgt-reconcile-web-1\n  state: \"exited\" -> \"running\"");
    assertThat(sample.planUp().changes().getLast().reasons()).hasToString("[not running]");
    sample.up();
    assertThat(sample.planUp().isEmpty()).isTrue();
  }

  @Test
  void aNetworkLeftByHandIsADifference() {
    sample.up();
    sample.docker.networks().disconnect("tgt-reconcile_default", PROJECT + "-web-1");

    Plan plan = sample.planUp();
    assertThat(Sample.diff(plan))
        .startsWith("replace container tgt-reconcile-web-1\n  networks.tgt-reconcile_default");
    assertThat(plan.changes().getLast().reasons()).hasToString("[changed by hand]");
    sample.up();
    assertThat(sample.planUp().isEmpty()).isTrue();
  }

  @Test
  void aContainerThatAnotherRunMadeMeanwhileJoinsTheNetworksThatItLacks() {
    sample.file(
        """
        name: tgt-reconcile
        services:
          web:
            image: busybox
            command: sleep 600
            init: true
            networks: {back: {aliases: [site]}, front: {}}
        networks: {back: {}, front: {}}
        """);
    Prepared early = sample.prepare(Goal.Up.of(sample.project()));
    sample.up();
    sample.docker.networks().disconnect("tgt-reconcile_front", PROJECT + "-web-1");
    Set<String> made = sample.ids(PROJECT);

    Sample.succeed(new PlanRunner(early.operator(), 16, event -> {}).run(early.plan()));
    assertThat(sample.ids(PROJECT)).isEqualTo(made);
    assertThat(sample.planUp().isEmpty()).isTrue();
  }

  @Test
  void anAttributeThatIsTakenOutOfTheFileIsADifference() {
    sample.file(
        FILE.replace("environment: {A: \"1\"}", "environment: {A: \"1\"}\n    mem_limit: 64m"));
    sample.up();
    sample.file(FILE);

    assertThat(sample.diff())
        .isEqualTo("replace container tgt-reconcile-web-1\n  mem_limit: 67108864 -> null");
  }

  @Test
  void anImageThatMovedUnderItsTagReplacesTheContainer() {
    sample.docker.images().tag("busybox", "tgt-moving", "1");
    try {
      sample.file(FILE.replaceFirst("image: busybox", "image: tgt-moving:1"));
      sample.up();
      sample.docker.images().tag("redis:7", "tgt-moving", "1");

      Plan plan = sample.planUp();
      assertThat(Sample.diff(plan))
          .startsWith("replace container tgt-reconcile-web-1\n  image_id: ");
      assertThat(plan.changes().getLast().reasons()).hasToString("[image moved]");
    } finally {
      sample.file(FILE);
      sample.down(true);
      sample.docker.images().remove("tgt-moving:1");
    }
  }

  @Test
  void anonymousVolumesOutliveTheirContainer() {
    sample.up();
    String before = anonymousVolume();
    sample.file(FILE.replace("A: \"1\"", "A: \"2\""));
    sample.up();

    assertThat(anonymousVolume()).isEqualTo(before);
    assertThat(sample.planUp().isEmpty()).isTrue();
  }

  @Test
  void orphansStayUnlessTheyAreToGo() {
    sample.up();
    sample.file(WITHOUT_OLD);

    Prepared prepared = sample.prepare(Goal.Up.of(sample.project()));
    assertThat(prepared.plan().isEmpty()).isTrue();
    assertThat(prepared.warnings().toString()).contains("tgt-reconcile-old-1");

    Goal.Up removing =
        new Goal.Up(
            sample.project(),
            Set.of(),
            Map.of(),
            false,
            true,
            false,
            ReconcileOptions.Replacement.CHANGED);
    Sample.succeed(sample.run(removing));
    assertThat(sample.names(PROJECT)).containsExactly("tgt-reconcile-job-1", "tgt-reconcile-web-1");
  }

  /// A run that is killed after any of its steps leaves a state from which the next one gets there,
  /// with the same anonymous volume.
  @Test
  void aReplacementKilledAtAnyStepConverges() throws InterruptedException {
    sample.up();
    String volume = anonymousVolume();
    int value = 2;
    for (int killed = 1; killed <= 5; killed++) {
      sample.file(FILE.replace("A: \"1\"", "A: \"" + value + "\""));
      value++;
      Prepared prepared = sample.prepare(Goal.Up.of(sample.project()));
      assertThat(prepared.plan().steps()).as(Sample.steps(prepared.plan())).hasSizeGreaterThan(4);
      for (Step step : prepared.plan().steps().subList(0, killed)) {
        prepared.operator().perform(step, text -> {});
      }
      sample.up();

      assertThat(sample.planUp().isEmpty()).as("after %d steps", killed).isTrue();
      assertThat(sample.names(PROJECT))
          .containsExactly("tgt-reconcile-job-1", "tgt-reconcile-old-1", "tgt-reconcile-web-1");
      assertThat(anonymousVolume()).as("after %d steps", killed).isEqualTo(volume);
    }
  }

  @Test
  void aFailedDependencyKeepsItsDependentsFromStarting() {
    sample.file(FILE.replace("\"true\"", "\"false\""));
    var outcome = sample.run(Goal.Up.of(sample.project()));

    assertThat(ProblemReport.text(outcome.problems()))
        .isEqualTo(
            """
            error: container tgt-reconcile-job-1 ended with exit code 1
            """);
    assertThat(outcome.skipped()).isEqualTo(1);
  }

  @Test
  void aFailedHookMustFailTheRunAndSayWhichCommandItWas() {
    sample.file(FILE + "    post_start: [{command: [sh, -c, exit 3]}]\n");
    var outcome = sample.run(Goal.Up.of(sample.project()));

    assertThat(ProblemReport.text(outcome.problems()))
        .isEqualTo(
            """
            error: a hook of tgt-reconcile-old-1 ended with exit code 3: sh -c exit 3
            """);
  }

  @Test
  void outputIsReadAndFollowed() throws InterruptedException {
    List<String> seen = new ArrayList<>();
    LogListener listener =
        new LogListener() {
          @Override
          public void line(LoggedContainer container, boolean isError, String line) {
            seen.add(container.prefix() + ": " + line);
          }

          @Override
          public void exited(LoggedContainer container, int exitCode, boolean again) {
            seen.add(container.prefix() + " exited " + exitCode);
          }
        };
    ProjectLogs logs = new ProjectLogs(sample.docker, PROJECT);
    try (LogWatch watch = logs.watch(Set.of("web", "job"), false, listener)) {
      sample.up();
      sample.docker.containers().kill(PROJECT + "-web-1", "KILL");
      watch.awaitEnd();
    }
    assertThat(seen).containsExactly("job-1 exited 0", "web-1: hello", "web-1 exited 137");

    seen.clear();
    logs.read(Set.of(), 0, LogOptions.ALL, listener);
    assertThat(seen).containsExactly("web-1: hello");
  }

  @Test
  void rowsTellWhatRuns() {
    sample.up();
    EngineProjects projects = new EngineProjects(sample.docker);

    assertThat(projects.containers(PROJECT, true))
        .extracting(row -> row.service() + " " + row.state())
        .containsExactly("job exited", "old running", "web running");
    assertThat(projects.containers(PROJECT, false)).hasSize(2);
    assertThat(projects.projects(true))
        .filteredOn(row -> row.name().equals(PROJECT))
        .extracting(EngineProjects.ProjectRow::status)
        .containsExactly("exited(1), running(2)");
    assertThat(projects.containers(PROJECT, false).getFirst().fields(Instant.now(), field -> true))
        .containsEntry("Service", "old");
    assertThat(sample.docker.containers().list(Filters.label("nope"))).isEmpty();
  }

  private String anonymousVolume() {
    return new ObservedContainer(
            sample.docker.containers().inspect(PROJECT + "-web-1").orElseThrow())
        .anonymousVolumes()
        .getOrDefault("/scratch", "none");
  }
}
