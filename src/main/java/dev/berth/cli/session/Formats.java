package dev.berth.cli.session;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;

/// The formats of lists.
public final class Formats {
  private Formats() {}

  /// Makes sure that a list can be shown so.
  ///
  /// @throws ProblemsException if it is neither `table` nor `json`
  public static void require(String format) {
    if (!format.equals("table") && !format.equals("json")) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--format: unknown format \"" + format + "\"")
              .withHelp("use table or json"));
    }
  }
}
