package dev.berth.run;

import dev.berth.problem.Problem;

/// Thrown when a step cannot be done.
public final class OperationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /// @param problem what is wrong and what to do
  public OperationException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /// What is wrong and what to do.
  public Problem problem() {
    return problem;
  }
}
