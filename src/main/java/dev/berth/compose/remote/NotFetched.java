package dev.berth.compose.remote;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Span;
import org.jspecify.annotations.Nullable;

/// Why a reference could not be followed; the place of the reference is added where it is known.
final class NotFetched extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String help;

  NotFetched(Code code, String message, String help) {
    super(message);
    this.code = code;
    this.help = help;
  }

  NotFetched(String message, String help) {
    this(Code.NOT_FETCHED, message, help);
  }

  Problem problem(Path path, @Nullable Span place) {
    Problem problem = Problem.error(code, String.valueOf(getMessage())).at(path, place);
    return help.isEmpty() ? problem : problem.withHelp(help);
  }
}
