package dev.berth.run;

import dev.berth.plan.Step;
import java.util.function.Consumer;

/// Performs steps on a target. Called from many threads at once.
public interface Operator {
  /// Performs one step and returns when it is done.
  ///
  /// @param step what to do
  /// @param progress told how it goes, in a few words each time, such as `3.2 MB of 10 MB`
  /// @throws OperationException if it cannot be done
  /// @throws InterruptedException if the run was aborted
  void perform(Step step, Consumer<String> progress) throws InterruptedException;
}
