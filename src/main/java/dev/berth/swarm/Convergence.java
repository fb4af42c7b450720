package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.plan.ResourceId;
import dev.berth.run.OperationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Waits until a service runs as it should and goes on doing so for a while, or until it has ended
/// well. Gives up as soon as it is clear that neither will come.
///
/// @param docker a manager
/// @param options how long to wait
/// @param watch looks at the stack
/// @param updated whether a service was updated here, so that how its update ends matters
/// @param again sends the update of a service once more; gives whether it did
record Convergence(
    Docker docker,
    SwarmOptions options,
    StackWatch watch,
    Predicate<ResourceId> updated,
    Predicate<ResourceId> again) {
  /// So many tasks in a row, each in place of the one before, tell that a service cannot run.
  private static final int TOO_MANY = 5;

  /// So many tasks in a row tell that its node will not have addresses for a service.
  private static final int TOO_CROWDED = 30;

  /// How much longer than a service must run well one may be without a node.
  private static final int STUCK = 6;

  void awaitReady(ResourceId id, Consumer<String> progress) throws InterruptedException {
    await(id, progress, "ready", TaskTally::settled, options.stability());
  }

  void awaitCompleted(ResourceId id, Consumer<String> progress) throws InterruptedException {
    await(id, progress, "complete", TaskTally::completed, Duration.ZERO);
  }

  private void await(
      ResourceId id,
      Consumer<String> progress,
      String word,
      Predicate<TaskTally> isGood,
      Duration stability)
      throws InterruptedException {
    Wait wait = new Wait(id, new Told(progress), isGood, stability);
    Optional<Boolean> came = watch.until(options.timeout(), wait::look);
    if (came.isEmpty()) {
      throw wait.failure("not " + word + " in time: ");
    }
  }

  private final class Wait {
    private final ResourceId id;
    private final Told told;
    private final Predicate<TaskTally> isGood;
    private final Stretch good;
    private final Stretch hopeless = new Stretch(options.stability());
    private final Stretch stuck = new Stretch(options.stability().multipliedBy(STUCK));
    private final Map<String, Set<String>> failures = new HashMap<>();
    private final Map<String, Set<String>> refusals = new HashMap<>();
    private final Crowd crowd = new Crowd();
    private @Nullable TaskTally last;
    private Set<String> seen = Set.of();

    Wait(ResourceId id, Told told, Predicate<TaskTally> isGood, Duration stability) {
      this.id = id;
      this.told = told;
      this.isGood = isGood;
      this.good = new Stretch(stability);
    }

    Optional<Boolean> look(StackWatch.Sight sight) {
      JsonNode service = sight.services().get(id.name());
      if (service == null) {
        throw SwarmOperator.failure(id, "it is gone", "someone removed it; deploy again");
      }
      TaskTally tally = TaskTally.of(service, sight);
      last = tally;
      if (tally.verdict() != null && !tally.completed() && updated.test(id)) {
        if (tally.crowded() && crowd.mayTryAgain()) {
          told.tell(tally.text());
          return Optional.empty();
        }
        throw failure("");
      }
      boolean isGoodNow = isGood.test(tally);
      if (!tally.tasks().equals(seen)) {
        good.lasts(false); // that others take their place between two looks is no good sign
        seen = tally.tasks();
      }
      if (good.lasts(isGoodNow) || (isGoodNow && tally.completed())) {
        return Optional.of(Boolean.TRUE);
      }
      if (hopeless.lasts(tally.hopeless()) || stuck.lasts(tally.stuck())) {
        throw failure("");
      }
      if (failsAgainAndAgain(tally)) {
        throw failure("its tasks keep failing: ");
      }
      told.tell(tally.text());
      return Optional.empty();
    }

    /// Addresses that a removed network still has on a node are free soon. A swarm makes new tasks
    /// of a new service until then, but gives up an update as soon as a task has failed.
    private final class Crowd {
      private static final Duration LONGEST = Duration.ofMinutes(1);
      private static final Duration PAUSE = Duration.ofSeconds(2);
      private @Nullable Long first;
      private long latest;

      boolean mayTryAgain() {
        long now = System.nanoTime();
        if (first == null) {
          first = now;
        } else if (now - latest < PAUSE.toNanos()) {
          return true;
        }
        latest = now;
        return now - first < LONGEST.toNanos() && again.test(id);
      }
    }

    private boolean failsAgainAndAgain(TaskTally tally) {
      return more(failures, tally.failures(), TOO_MANY)
          || more(refusals, tally.refusals(), TOO_CROWDED);
    }

    private static boolean more(
        Map<String, Set<String>> known, Map<String, Set<String>> found, int limit) {
      found.forEach((slot, ids) -> known.computeIfAbsent(slot, _ -> new HashSet<>()).addAll(ids));
      return known.values().stream().anyMatch(ids -> ids.size() >= limit);
    }

    OperationException failure(String intro) {
      TaskTally tally = last;
      String what = tally == null ? "nothing is known of it" : tally.whole();
      String log = tally == null ? "" : LastWords.of(docker, tally.lastFailed());
      return SwarmOperator.failure(id, intro + what, log.isEmpty() ? help(what) : log);
    }

    private String help(String what) {
      return what.contains("No such image") && !options.sendAuth()
          ? "if its registry asks for a login, let the nodes have yours: --with-registry-auth"
          : "\"berth service ps " + id.name() + "\" shows its tasks";
    }
  }

  /// Something that has been true without a break.
  private static final class Stretch {
    private final long enough;
    private @Nullable Long since;

    Stretch(Duration enough) {
      this.enough = enough.toNanos();
    }

    boolean lasts(boolean holds) {
      if (!holds) {
        since = null;
        return false;
      }
      long now = System.nanoTime();
      if (since == null) {
        since = now;
      }
      return now - since >= enough;
    }
  }
}
