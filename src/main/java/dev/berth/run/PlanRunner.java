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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Runs the steps of a plan, as many at once as allowed.
public final class PlanRunner {
  /// Steps that only wait have a thread each.
  private static final Executor WAITING = task -> daemon().start(task);

  private final Operator operator;
  private final Consumer<ProgressEvent> listener;
  private final int parallelism;
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private volatile boolean left;

  /// @param operator performs the steps
  /// @param parallelism steps performed at once, at least 1; waiting for something does not count
  /// @param listener told everything that happens, one event at a time
  public PlanRunner(Operator operator, int parallelism, Consumer<ProgressEvent> listener) {
    this.operator = operator;
    this.parallelism = parallelism;
    this.listener = listener;
  }

  /// Runs the plan and returns when nothing of it is under way any more.
  public Outcome run(Plan plan) {
    ExecutorService workers = workers();
    try {
      Schedule schedule =
          new Schedule(
              plan.steps(), (step, all) -> start(step, all, waits(step) ? WAITING : workers));
      schedule.begin();
      schedule.await();
      return outcome(plan, schedule);
    } finally {
      workers.shutdown();
    }
  }

  private void start(Step step, Schedule schedule, Executor threads) {
    threads.execute(() -> {
      Result result;
      try {
        result = resultOf(step, schedule);
      } catch (RuntimeException | Error e) {
        result =
            new Result.Failed(step, Problem.error(Code.INTERNAL, step.subject() + ": " + e), false);
      }
      schedule.end(step, result);
    });
  }

  /// Threads of the system: for virtual ones that have read from a socket a JVM waits 0.3 s when it
  /// ends.
  private ExecutorService workers() {
    return Executors.newFixedThreadPool(parallelism, task -> daemon().unstarted(task));
  }

  private static Thread.Builder daemon() {
    return Thread.ofPlatform().daemon().name("step");
  }

  private static boolean waits(Step step) {
    return step.action() instanceof Action.Await
        || step.action() instanceof Action.Monitor
        || step.action() instanceof Action.Delay;
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

  private Result resultOf(Step step, Schedule schedule) {
    Gate gate = step.gate();
    if (gate != null) {
      List<Step> failed =
          gate.of().stream()
              .map(schedule::result)
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
    for (int number : step.after()) {
      Result result = schedule.result(number);
      if (!(result instanceof Result.Done)) {
        if (gate != null && gate.beyond()) {
          return new Result.Needless(step); // what it would undo was never done
        }
        tell(new ProgressEvent.Skipped(step, result.step()));
        return new Result.Skipped(step);
      }
    }
    if (stopped) {
      tell(new ProgressEvent.Skipped(step, null));
      return new Result.Skipped(step);
    }
    return perform(step);
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
    } catch (RuntimeException | Error e) {
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

  private Outcome outcome(Plan plan, Schedule schedule) {
    List<Problem> problems = new ArrayList<>();
    int done = 0;
    int skipped = 0;
    boolean outdated = false;
    boolean lasting = false;
    for (Step step : plan.steps()) {
      switch (schedule.result(step.number())) {
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
}
