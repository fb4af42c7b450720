package dev.berth.cli;

import dev.berth.cli.session.GlobalOptions;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// The options and arguments that there are, as what is written about them needs them.
final class Vocabulary {
  private Vocabulary() {}

  /// Those of a command.
  static CommandSpec of(Commands.Entry entry) {
    return CommandSpec.forAnnotatedObject(entry.make().get());
  }

  /// The options before the command.
  static CommandSpec globals() {
    return CommandSpec.forAnnotatedObject(new GlobalOptions());
  }

  /// What an option or argument is, in one line.
  static String summary(ArgSpec argument) {
    return String.join(" ", argument.description());
  }
}
