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

  /// Of a longer line, only what stands around the problem is shown.
  private static final int MAX_LINE = 240;

  /// Stands for what is not shown.
  private static final String CUT = "…";

  private static void append(StringBuilder text, Problem problem) {
    Span span = problem.span();
    if (span != null) {
      text.append(span).append(": ");
    }
    text.append(problem.severity().name().toLowerCase(Locale.ROOT)).append(": ");
    if (!problem.path().isRoot()) {
      String path = problem.path().toString();
      boolean fits = path.length() <= MAX_LINE;
      text.append(fits ? path : path.substring(0, MAX_LINE) + CUT).append(": ");
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
    int before = Math.max(0, Math.min(span.column() - 1, line.length()));
    int from = line.length() <= MAX_LINE ? 0 : Math.max(0, before - MAX_LINE / 2);
    int to = Math.min(line.length(), from + MAX_LINE);
    String shown =
        (from > 0 ? CUT : "") + line.substring(from, to) + (to < line.length() ? CUT : "");
    int indent = before - from + (from > 0 ? CUT.length() : 0);
    text.append(number).append(" | ").append(shown.replace('\t', ' ')).append('\n');
    text.append(" ".repeat(number.length()))
        .append(" | ")
        .append(" ".repeat(indent))
        .append("^".repeat(Math.clamp(width, 1, Math.max(1, shown.length() - indent))))
        .append('\n');
  }
}
