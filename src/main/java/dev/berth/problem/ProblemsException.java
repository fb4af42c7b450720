package dev.berth.problem;

import java.util.List;

/// Thrown when the input cannot be used. Carries everything that is wrong with it, in order.
public final class ProblemsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// @param problems at least one error, and the warnings found along with it
  public ProblemsException(List<Problem> problems) {
    super(problems.isEmpty() ? "" : problems.getFirst().message());
    this.problems = List.copyOf(problems);
  }

  /// A single error.
  public ProblemsException(Problem problem) {
    this(List.of(problem));
  }

  /// Everything that is wrong.
  public List<Problem> problems() {
    return problems;
  }
}
