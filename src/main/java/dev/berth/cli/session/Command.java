package dev.berth.cli.session;

import dev.berth.cli.options.Options;
import java.io.IOException;

/// A command. Its options and arguments are fields that hold what was given for them.
public interface Command {
  /// What it can be told.
  Options options();

  /// Does what the command is for.
  ///
  /// @return the exit code of the process
  /// @throws dev.berth.problem.ProblemsException if the input cannot be used
  int run(Session session) throws IOException, InterruptedException;
}
