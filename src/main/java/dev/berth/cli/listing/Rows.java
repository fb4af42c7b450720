package dev.berth.cli.listing;

import dev.berth.cli.session.Session;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.RowFormat;
import java.util.List;
import java.util.Map;

/// Prints lists as `--format` wants them.
public final class Rows {
  private Rows() {}

  /// Prints rows.
  ///
  /// @param rows values by field
  /// @throws ProblemsException if the format cannot be used
  public static void print(
      Session session, RowFormat rows, String format, List<? extends Map<String, ?>> values) {
    try {
      session.console().out().print(rows.text(format, values));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--format: " + e.getMessage())
              .withHelp("use table, json, or a template such as '{{.Name}}'"));
    }
  }
}
