package dev.berth.report;

import dev.berth.problem.Problem;
import dev.berth.problem.Span;
import java.util.List;
import java.util.Locale;

/// Problems as text, as compilers print them: place, message, the line with a caret, help.
public final class ProblemReport {
  private ProblemReport() {}

  /// All problems, one after another, each ending with a line end.
  public static String text(List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    problems.forEach(problem -> append(text, problem));
    return text.toString();
  }

  private static void append(StringBuilder text, Problem problem) {
    Span span = problem.span();
    if (span != null) {
      text.append(span).append(": ");
    }
    text.append(problem.severity().name().toLowerCase(Locale.ROOT)).append(": ");
    if (!problem.path().isRoot()) {
      text.append(problem.path()).append(": ");
    }
    text.append(problem.message()).append('\n');
    if (span != null) {
      appendLine(text, span);
      span.source()
          .includedFrom()
          .ifPresent(from -> text.append("  included from ").append(from).append('\n'));
    }
    for (Problem.Note note : problem.notes()) {
      text.append("  ").append(note.message()).append(": ").append(note.span()).append('\n');
    }
    if (problem.help() != null) {
      text.append("  help: ").append(problem.help()).append('\n');
    }
  }

  private static void appendLine(StringBuilder text, Span span) {
    String line = span.source().line(span.line());
    if (line.isBlank()) {
      return;
    }
    String digits = Integer.toString(span.line());
    String number = " ".repeat(Math.max(0, 5 - digits.length())) + digits;
    int end = span.endLine() == span.line() ? span.endColumn() : line.stripTrailing().length() + 1;
    int width = Math.max(1, end - span.column());
    text.append(number).append(" | ").append(line.replace('\t', ' ')).append('\n');
    text.append(" ".repeat(number.length()))
        .append(" | ")
        .append(" ".repeat(Math.max(0, span.column() - 1)))
        .append("^".repeat(width))
        .append('\n');
  }
}
