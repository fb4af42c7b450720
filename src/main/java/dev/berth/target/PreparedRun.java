package dev.berth.target;

import dev.berth.run.Outcome;
import dev.berth.run.PlanRunner;
import dev.berth.run.ProgressEvent;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs what was prepared until the goal is reached. Others change the target, too: another run at
/// the same time, or a request of one that was killed, which the engine goes on with. A step that
/// finds something else than was observed tells so, and then it is looked at and planned anew from
/// what there is by now.
public final class PreparedRun {
  private static final int MOST = 30;
  private static final int MOST_WITHOUT_CHANGE = 6;
  private static final long FIRST_PAUSE = 50;
  private static final int DOUBLINGS = 5;

  private final int parallelism;
  private final Consumer<ProgressEvent> listener;
  private final Runnable anew;
  private volatile @Nullable PlanRunner runner;
  private volatile boolean stopped;

  /// @param parallelism steps performed at once, at least 1
  /// @param listener told everything that happens, one event at a time
  /// @param anew told whenever it is planned anew
  public PreparedRun(int parallelism, Consumer<ProgressEvent> listener, Runnable anew) {
    this.parallelism = parallelism;
    this.listener = listener;
    this.anew = anew;
  }

  /// Runs it and returns when nothing of it is under way any more.
  ///
  /// @throws dev.berth.problem.ProblemsException if what there is by now leaves no way to the goal
  public Outcome run(Prepared prepared) {
    Prepared current = prepared;
    int unchanged = 0;
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = once(current);
      Supplier<Prepared> again = current.again();
      boolean enough = attempt == MOST || unchanged == MOST_WITHOUT_CHANGE || stopped;
      if (!outcome.outdated() || again == null || enough || !pause(unchanged)) {
        return outcome;
      }
      anew.run();
      Prepared next = again.get();
      if (!next.plan().blocked().isEmpty()) {
        return outcome;
      }
      unchanged = next.observed().equals(current.observed()) ? unchanged + 1 : 0;
      current = next;
    }
  }

  private Outcome once(Prepared prepared) {
    PlanRunner next = new PlanRunner(prepared.operator(), parallelism, listener);
    runner = next;
    if (stopped) {
      next.stop();
    }
    return next.run(prepared.plan());
  }

  /// Two runs that are in each other's way pause for different times.
  private static boolean pause(int unchanged) {
    long longest = FIRST_PAUSE << Math.min(unchanged + 1, DOUBLINGS);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE, longest + 1));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Starts no further step; those under way end as they would.
  public void stop() {
    stopped = true;
    PlanRunner current = runner;
    if (current != null) {
      current.stop();
    }
  }

  /// Starts no further step and interrupts those that only wait; the others end as they would.
  public void leave() {
    stopped = true;
    PlanRunner current = runner;
    if (current != null) {
      current.leave();
    }
  }

  /// Starts no further step and interrupts those under way.
  public void abort() {
    stopped = true;
    PlanRunner current = runner;
    if (current != null) {
      current.abort();
    }
  }
}
