package dev.berth.cli.swarm;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;

/// Options and arguments that do not fit.
final class Usages {
  private Usages() {}

  /// What to throw for them.
  static ProblemsException wrong(String message, String help) {
    return new ProblemsException(Problem.error(Code.USAGE, message).withHelp(help));
  }
}
