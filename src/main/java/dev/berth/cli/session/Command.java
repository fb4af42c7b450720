package dev.berth.cli.session;

import java.io.IOException;

/// A command. Its options and arguments are fields that picocli fills in.
public interface Command {
  /// Does what the command is for.
  ///
  /// @return the exit code of the process
  /// @throws dev.berth.problem.ProblemsException if the input cannot be used
  int run(Session session) throws IOException, InterruptedException;

  /// Whether everything after the first argument belongs to another command, options included.
  default boolean carriesCommand() {
    return false;
  }
}
