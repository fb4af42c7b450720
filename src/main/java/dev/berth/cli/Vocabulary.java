package dev.berth.cli;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.GlobalOptions;

/// The options and arguments that there are, as what is written about them needs them.
final class Vocabulary {
  private Vocabulary() {}

  /// Those of a command.
  static Options of(Commands.Entry entry) {
    return entry.make().get().options();
  }

  /// The options before the command.
  static Options globals() {
    return new GlobalOptions().options();
  }
}
