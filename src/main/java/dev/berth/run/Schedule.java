package dev.berth.run;

import dev.berth.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/// Tells which steps can begin: those whose earlier ones have all come to an end, in the order of
/// the plan.
final class Schedule {
  private final List<Step> steps;
  private final Map<Integer, Result> results = new ConcurrentHashMap<>();

  /// How many earlier steps are still to end, by the number of the step that waits for them.
  private final Map<Integer, Integer> open = new HashMap<>();

  /// The steps that wait for one, by its number.
  private final Map<Integer, List<Step>> followers = new HashMap<>();

  private final CountDownLatch left;
  private final BiConsumer<Step, Schedule> starter;

  /// @param starter starts a step of this schedule that can begin; it must not wait for its end
  Schedule(List<Step> steps, BiConsumer<Step, Schedule> starter) {
    this.steps = steps;
    this.starter = starter;
    this.left = new CountDownLatch(steps.size());
    for (Step step : steps) {
      Set<Integer> earlier = new TreeSet<>(step.after());
      if (step.gate() != null) {
        earlier.addAll(step.gate().of());
      }
      open.put(step.number(), earlier.size());
      earlier.forEach(
          number -> followers.computeIfAbsent(number, key -> new ArrayList<>()).add(step));
    }
  }

  /// Starts the steps that wait for no other.
  synchronized void begin() {
    steps.stream().filter(this::isFree).forEach(step -> starter.accept(step, this));
  }

  private boolean isFree(Step step) {
    return Integer.valueOf(0).equals(open.get(step.number()));
  }

  /// What became of a step that has ended.
  Result result(int number) {
    return Objects.requireNonNull(results.get(number), "a step waits for one that is not there");
  }

  /// Notes the end of a step, and starts those that waited for it alone.
  synchronized void end(Step step, Result result) {
    results.put(step.number(), result);
    for (Step follower : followers.getOrDefault(step.number(), List.of())) {
      open.merge(follower.number(), -1, Integer::sum);
      if (isFree(follower)) {
        starter.accept(follower, this);
      }
    }
    left.countDown();
  }

  /// Waits until all steps have ended.
  void await() {
    boolean interrupted = false;
    while (left.getCount() > 0) {
      try {
        left.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
