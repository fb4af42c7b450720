package dev.berth.run;

import dev.berth.problem.Problem;

/// Thrown when a step cannot be done.
public final class OperationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final boolean outdated;

  /// @param problem what is wrong and what to do
  public OperationException(Problem problem) {
    this(problem, false);
  }

  private OperationException(Problem problem, boolean outdated) {
    super(problem.message());
    this.problem = problem;
    this.outdated = outdated;
  }

  /// The target is no longer as it was when the plan was made.
  public static OperationException outdated(Problem problem) {
    return new OperationException(problem, true);
  }

  /// What is wrong and what to do.
  public Problem problem() {
    return problem;
  }

  /// Whether another plan, made from what there is now, may get further.
  public boolean isOutdated() {
    return outdated;
  }
}
