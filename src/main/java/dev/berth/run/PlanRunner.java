package dev.berth.run;

import dev.berth.plan.Action;
import dev.berth.plan.Gate;
import dev.berth.plan.Plan;
import dev.berth.plan.Step;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Runs the steps of a plan, as many at once as allowed.
public final class PlanRunner {
  private final Operator operator;
  private final Consumer<ProgressEvent> listener;
  private final Semaphore permits;
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private volatile boolean left;

  /// @param operator performs the steps
  /// @param parallelism steps performed at once, at least 1; waiting for something does not count
  /// @param listener told everything that happens, one event at a time
  public PlanRunner(Operator operator, int parallelism, Consumer<ProgressEvent> listener) {
    this.operator = operator;
    this.permits = new Semaphore(parallelism);
    this.listener = listener;
  }

  /// Runs the plan and returns when nothing of it is under way any more.
  public Outcome run(Plan plan) {
    Map<Integer, CompletableFuture<Result>> results = new HashMap<>();
    for (Step step : plan.steps()) {
      results.put(step.number(), new CompletableFuture<>());
    }
    for (Step step : plan.steps()) {
      List<CompletableFuture<Result>> earlier =
          step.after().stream().map(number -> of(results, number)).toList();
      Gate gate = step.gate();
      List<CompletableFuture<Result>> counted =
          gate == null ? List.of() : gate.of().stream().map(number -> of(results, number)).toList();
      CompletableFuture<Result> result = of(results, step.number());
      Thread.ofVirtual()
          .name("step-" + step.number())
          .start(() -> result.complete(resultOf(step, earlier, counted)));
    }
    CompletableFuture.allOf(results.values().toArray(CompletableFuture<?>[]::new)).join();
    return outcome(plan, results);
  }

  /// Starts no further step; those under way end as they would.
  public void stop() {
    stopped = true;
  }

  /// Starts no further step and interrupts those that only wait; the others end as they would.
  public void leave() {
    stopped = true;
    left = true;
    waiting.forEach(Thread::interrupt);
  }

  /// Starts no further step and interrupts those under way.
  public void abort() {
    stopped = true;
    working.forEach(Thread::interrupt);
  }

  private Result resultOf(
      Step step, List<CompletableFuture<Result>> earlier, List<CompletableFuture<Result>> counted) {
    Gate gate = step.gate();
    if (gate != null) {
      List<Step> failed =
          counted.stream()
              .map(CompletableFuture::join)
              .filter(result -> result instanceof Result.Failed)
              .map(Result::step)
              .toList();
      boolean more = failed.size() > gate.failures();
      if (gate.beyond() && !more) {
        return new Result.Needless(step);
      }
      if (!gate.beyond() && more) {
        tell(new ProgressEvent.Skipped(step, failed.getFirst()));
        return new Result.Skipped(step);
      }
    }
    for (CompletableFuture<Result> future : earlier) {
      Result result = future.join();
      if (!(result instanceof Result.Done)) {
        if (gate != null && gate.beyond()) {
          return new Result.Needless(step); // what it would undo was never done
        }
        tell(new ProgressEvent.Skipped(step, result.step()));
        return new Result.Skipped(step);
      }
    }
    boolean waits =
        step.action() instanceof Action.Await
            || step.action() instanceof Action.Monitor
            || step.action() instanceof Action.Delay;
    if (!waits) {
      permits.acquireUninterruptibly();
    }
    try {
      if (stopped) {
        tell(new ProgressEvent.Skipped(step, null));
        return new Result.Skipped(step);
      }
      return perform(step);
    } finally {
      if (!waits) {
        permits.release();
      }
    }
  }

  private Result perform(Step step) {
    tell(new ProgressEvent.Started(step));
    long start = System.nanoTime();
    working.add(Thread.currentThread());
    if (step.action() instanceof Action.Await) {
      waiting.add(Thread.currentThread());
    }
    try {
      if (left) {
        throw new InterruptedException();
      }
      operator.perform(step, text -> tell(new ProgressEvent.Progressed(step, text)));
      tell(new ProgressEvent.Done(step, since(start)));
      return new Result.Done(step);
    } catch (OperationException e) {
      return failed(step, start, e.problem(), e.isOutdated());
    } catch (InterruptedException e) {
      return failed(
          step, start, Problem.error(Code.INTERRUPTED, step.subject() + ": interrupted"), false);
    } catch (RuntimeException e) {
      return failed(step, start, Problem.error(Code.INTERNAL, step.subject() + ": " + e), false);
    } finally {
      working.remove(Thread.currentThread());
      waiting.remove(Thread.currentThread());
    }
  }

  private Result failed(Step step, long start, Problem problem, boolean outdated) {
    tell(new ProgressEvent.Failed(step, since(start), problem));
    return new Result.Failed(step, problem, outdated);
  }

  private synchronized void tell(ProgressEvent event) {
    listener.accept(event);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static CompletableFuture<Result> of(
      Map<Integer, CompletableFuture<Result>> results, int number) {
    return Objects.requireNonNull(results.get(number), "a step waits for one that is not there");
  }

  private Outcome outcome(Plan plan, Map<Integer, CompletableFuture<Result>> results) {
    List<Problem> problems = new ArrayList<>();
    int done = 0;
    int skipped = 0;
    boolean outdated = false;
    boolean lasting = false;
    for (Step step : plan.steps()) {
      switch (of(results, step.number()).join()) {
        case Result.Done ignored -> done++;
        case Result.Skipped ignored -> skipped++;
        case Result.Needless ignored -> {}
        case Result.Failed failed -> {
          problems.add(failed.problem());
          outdated |= failed.outdated();
          lasting |= !failed.outdated() && failed.problem().severity() == Severity.ERROR;
        }
      }
    }
    return new Outcome(problems, done, skipped, stopped, outdated && !lasting);
  }

  private sealed interface Result {
    Step step();

    record Done(Step step) implements Result {}

    record Failed(Step step, Problem problem, boolean outdated) implements Result {}

    record Skipped(Step step) implements Result {}

    /// It was there for a failure that did not come.
    record Needless(Step step) implements Result {}
  }
}
