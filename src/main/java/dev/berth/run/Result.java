package dev.berth.run;

import dev.berth.plan.Step;
import dev.berth.problem.Problem;

/// What became of a step.
sealed interface Result {
  Step step();

  record Done(Step step) implements Result {}

  /// It could not be done.
  ///
  /// @param outdated whether only because the target has changed since the plan was made
  record Failed(Step step, Problem problem, boolean outdated) implements Result {}

  record Skipped(Step step) implements Result {}

  /// It was there for a failure that did not come.
  record Needless(Step step) implements Result {}
}
