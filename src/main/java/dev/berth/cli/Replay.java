package dev.berth.cli;

import dev.berth.cli.options.Calls;
import dev.berth.cli.plans.Planning;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.GlobalOptions;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.List;
import picocli.CommandLine.ParameterException;

/// Reads the call that made a saved plan.
final class Replay {
  private Replay() {}

  /// The command of a call.
  ///
  /// @param globals takes the options before the command
  /// @param words the words of the call
  /// @param file where they come from
  /// @throws ProblemsException if it is no command that plans
  static Planning parse(GlobalOptions globals, List<String> words, String file) {
    try {
      Calls.read(globals.options(), words);
      List<String> rest = globals.rest.get();
      int length = rest.isEmpty() || Commands.group(rest.getFirst()).isEmpty() ? 1 : 2;
      if (rest.size() >= length) {
        String name = String.join(" ", rest.subList(0, length));
        Command command = Commands.find(name).map(entry -> entry.make().get()).orElse(null);
        if (command instanceof Planning planning) {
          Calls.read(planning.options(), rest.subList(length, rest.size()));
          return planning;
        }
      }
    } catch (ParameterException e) {
      throw unknown(file, String.valueOf(e.getMessage()));
    }
    throw unknown(file, String.join(" ", words));
  }

  private static ProblemsException unknown(String file, String what) {
    return new ProblemsException(
        Problem.error(Code.BAD_SAVED_FILE, file + " was made by a command unknown here: " + what)
            .withHelp("save it again"));
  }
}
