package dev.berth.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects the problems of one piece of work, so that all of them can be told at once.
public final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
              (Problem problem) -> problem.span() == null ? "" : problem.span().source().name())
          .thenComparingInt(problem -> problem.span() == null ? 0 : problem.span().line())
          .thenComparingInt(problem -> problem.span() == null ? 0 : problem.span().column())
          .thenComparing(Problem::path);

  /// After so many errors, more of them help nobody.
  private static final int MAX_ERRORS = 1000;

  /// So many warnings are kept.
  private static final int MAX_WARNINGS = 20_000;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private int errors;

  /// Adds a problem; the same problem at the same place counts once.
  ///
  /// @throws ProblemsException with everything found, if there are too many errors to go on
  public void add(Problem problem) {
    boolean error = problem.severity() == Severity.ERROR;
    if ((!error && problems.size() - errors >= MAX_WARNINGS) || !problems.add(problem) || !error) {
      return;
    }
    if (++errors == MAX_ERRORS) {
      throw new ProblemsException(sorted());
    }
  }

  /// Adds several problems.
  public void addAll(Collection<Problem> more) {
    more.forEach(this::add);
  }

  /// Whether any of them is an error.
  public boolean hasErrors() {
    return errors > 0;
  }

  /// All problems by file, line and column; those of one place in the order they were found.
  public List<Problem> sorted() {
    List<Problem> list = new ArrayList<>(problems);
    list.sort(BY_PLACE);
    return List.copyOf(list);
  }

  /// Ends the work if anything found so far is an error.
  ///
  /// @throws ProblemsException with everything found, warnings included
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new ProblemsException(sorted());
    }
  }
}
