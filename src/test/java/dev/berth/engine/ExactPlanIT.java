package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.docker.Filters;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.Reason;
import dev.berth.run.PlanRunner;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.TestImages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says is what happens, no more and no less: for pairs of files with attributes chosen
/// at random, one after the other, containers change as the plan says, and then nothing is left to
/// do.
///
/// `-Dberth.pairs=100` tries more of them, `-Dberth.seed=7` others; the same seed makes the same
/// pairs.
@OnHost
@OnCurrent
class ExactPlanIT {
  private static final int PAIRS = Integer.getInteger("berth.pairs", 4);
  private static final long SEED = Long.getLong("berth.seed", 31273);

  @TempDir Path directory;

  @Test
  void onAnOldEngine() {
    check("exact-old", 18700, TestImages.on(Engines.host()));
  }

  @Test
  void onAPresentDayEngine() {
    check("exact-current", 18720, TestImages.on(Engines.current()));
  }

  private void check(String project, int port, Engine engine) {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      Random random = new Random(seed);
      GeneratedFile first = GeneratedFile.of(random);
      GeneratedFile second = first.mutated(random);
      try (Sample sample = new Sample(directory, engine)) {
        try {
          sample.file(".env", "TOKEN=first\nVARIED=first\n");
          step(seed, sample, first.yaml(project, port), null);
          sample.file(".env", "TOKEN=first\nVARIED=" + (random.nextBoolean() ? "first" : "next"));
          step(seed, sample, second.yaml(project, port), first.yaml(project, port));
        } finally {
          sample.down(true);
        }
      }
    }
  }

  private static void step(
      long seed, Sample sample, String file, @org.jspecify.annotations.Nullable String before) {
    String replay = "-Dberth.pairs=1 -Dberth.seed=" + seed + "\n" + before + "\n----\n" + file;
    sample.file(file);
    String project = sample.project().name();
    Map<String, String> ids = ids(sample, project);
    Goal.Up goal =
        new Goal.Up(
            sample.project(),
            java.util.Set.of(),
            Map.of(),
            false,
            true,
            false,
            dev.berth.plan.ReconcileOptions.Replacement.CHANGED);
    Prepared prepared = sample.prepare(goal);
    assertThat(prepared.plan().blocked()).as(replay).isEmpty();
    hiddenReasons(prepared.plan(), replay);
    Sample.succeed(
        new PlanRunner(prepared.operator(), 16, event -> {}).run(prepared.plan()), replay);

    assertThat(changed(ids, ids(sample, project))).as(replay).isEqualTo(predicted(prepared.plan()));
    assertThat(sample.diff()).as(replay).isEmpty();
  }

  /// What differs has a name: a digest that differs says nothing to people.
  private static void hiddenReasons(Plan plan, String replay) {
    for (Change change : plan.changes()) {
      assertThat(change.diffs())
          .as(replay)
          .noneMatch(diff -> diff.path().toString().equals("config_hash"));
      assertThat(change.reasons())
          .as(replay)
          .doesNotContain(Reason.of(Reason.Cause.CHANGED_BY_HAND));
    }
  }

  private static Map<String, String> predicted(Plan plan) {
    Map<String, String> predicted = new TreeMap<>();
    for (Change change : plan.changes()) {
      if (change.resource().id().kind() == Kind.CONTAINER) {
        String word =
            switch (change) {
              case Change.Create _ -> "new";
              case Change.Remove _ -> "gone";
              case Change.Replace _ -> "another";
              case Change.Keep _, Change.Update _ -> "same";
              case Change.Blocked _ -> "blocked";
            };
        predicted.put(change.resource().id().name(), word);
      }
    }
    return predicted;
  }

  private static Map<String, String> changed(
      Map<String, String> before, Map<String, String> after) {
    Map<String, String> changed = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String old = before.get(name);
      changed.put(
          name,
          old == null
              ? "new"
              : !after.containsKey(name)
                  ? "gone"
                  : old.equals(after.get(name)) ? "same" : "another");
    }
    return changed;
  }

  private static Map<String, String> ids(Sample sample, String project) {
    Map<String, String> ids = new TreeMap<>();
    new Observer(sample.docker)
        .containers(Filters.label(ComposeLabels.PROJECT + "=" + project))
        .forEach(container -> ids.put(container.name(), container.id()));
    return ids;
  }
}
