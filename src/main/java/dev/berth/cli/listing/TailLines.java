package dev.berth.cli.listing;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import org.jspecify.annotations.Nullable;

/// Numbers of lines from the end, as `--tail` takes them.
public final class TailLines {
  private TailLines() {}

  /// The number; absent for `all`.
  ///
  /// @throws ProblemsException if it is neither
  public static @Nullable Integer of(String text) {
    if (text.equals("all")) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--tail: neither a whole number nor all: \"" + text + "\""));
    }
  }
}
