package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.run.Outcome;
import dev.berth.target.Prepared;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the plan of a stack says is what happens, no more and no less: for pairs of files with
/// attributes chosen at random, services change as the plan says, and then nothing is left to do.
///
/// `-Dberth.pairs=100` tries more of them, `-Dberth.seed=7` others; the same seed makes the same
/// pairs.
@OnSwarm
class ExactPlanIT {
  private static final int PAIRS = Integer.getInteger("berth.pairs", 6);
  private static final long SEED = Long.getLong("berth.seed", 1);

  @TempDir Path directory;

  @Test
  void onASwarm() throws IOException {
    TestImages.on(Engines.swarm().manager());
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      Random random = new Random(seed);
      GeneratedStack first = GeneratedStack.of(random);
      try (Stack stack = Stack.of("exact-pair-" + seed, directory)) {
        Files.writeString(directory.resolve("token.txt"), "first");
        step(seed, stack, first.yaml("first"));
        Files.writeString(directory.resolve("token.txt"), random.nextBoolean() ? "first" : "next");
        step(seed, stack, first.mutated(random).yaml(random.nextBoolean() ? "first" : "next"));
        freePorts(stack);
      }
    }
  }

  /// Those that the next pair may publish.
  private static void freePorts(Stack stack) {
    for (JsonNode service : stack.services().values()) {
      stack.docker.services().remove(service.path("ID").asText());
    }
  }

  private static void step(long seed, Stack stack, String file) {
    String replay = "-Dberth.pairs=1 -Dberth.seed=" + seed + "\n" + file;
    Map<String, String> before = versions(stack);
    Prepared prepared = stack.prepare(file, true, false);
    Outcome outcome = stack.run(prepared);
    assertThat(outcome.problems()).as(replay).isEmpty();

    assertThat(changed(before, versions(stack))).as(replay).isEqualTo(predicted(prepared.plan()));
    assertThat(Stack.text(stack.prepare(file, true, false).plan()))
        .as(replay)
        .startsWith("No changes");
  }

  private static Map<String, String> predicted(Plan plan) {
    Map<String, String> predicted = new TreeMap<>();
    for (Change change : plan.changes()) {
      if (change.resource().id().kind() == Kind.SERVICE) {
        predicted.put(
            change.resource().id().name(),
            switch (change) {
              case Change.Create _ -> "new";
              case Change.Remove _ -> "gone";
              case Change.Replace _ -> "another";
              case Change.Update _ -> "changed";
              case Change.Keep _ -> "same";
              case Change.Blocked _ -> "blocked";
            });
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
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      changed.put(
          name,
          old.isEmpty()
              ? "new"
              : now.isEmpty()
                  ? "gone"
                  : old.equals(now)
                      ? "same"
                      : old.split("#", 2)[0].equals(now.split("#", 2)[0]) ? "changed" : "another");
    }
    return changed;
  }

  /// ID and spec of each service.
  private static Map<String, String> versions(Stack stack) {
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode service : stack.docker.services().list(StackLabels.of(stack.name))) {
      versions.put(
          Snapshot.specName(service), service.path("ID").asText() + "#" + service.path("Spec"));
    }
    return versions;
  }
}
