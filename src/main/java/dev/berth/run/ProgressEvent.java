package dev.berth.run;

import dev.berth.plan.Step;
import dev.berth.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that happened to a step. Every step has either one [Started], any number of
/// [Progressed] and exactly one of [Done] and [Failed], or a single [Skipped], or nothing at all if
/// it was there for a failure that did not come.
public sealed interface ProgressEvent {
  /// The step it is about.
  Step step();

  /// It began.
  record Started(Step step) implements ProgressEvent {}

  /// It goes on.
  record Progressed(Step step, String text) implements ProgressEvent {}

  /// It succeeded.
  record Done(Step step, Duration took) implements ProgressEvent {}

  /// It failed.
  record Failed(Step step, Duration took, Problem problem) implements ProgressEvent {}

  /// It never began.
  ///
  /// @param because the failed or skipped step that it waited for; absent if the run was stopped
  record Skipped(Step step, @Nullable Step because) implements ProgressEvent {}
}
