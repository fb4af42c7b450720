package dev.berth.run;

import dev.berth.problem.Problem;
import dev.berth.problem.Severity;
import java.util.List;

/// How a run ended.
///
/// @param problems what failed, or did not and has to be told, in the order of the steps
/// @param done number of steps that succeeded
/// @param skipped number of steps that never began
/// @param interrupted whether the user stopped it
/// @param outdated whether steps failed only because the target has changed since the plan was made
public record Outcome(
    List<Problem> problems, int done, int skipped, boolean interrupted, boolean outdated) {
  public Outcome {
    problems = List.copyOf(problems);
  }

  /// Whether every step succeeded.
  public boolean succeeded() {
    return problems.stream().allMatch(problem -> problem.severity() != Severity.ERROR)
        && skipped == 0
        && !interrupted;
  }
}
