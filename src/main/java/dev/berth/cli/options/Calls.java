package dev.berth.cli.options;

import java.util.List;

/// Reads the words of a call.
public final class Calls {
  private Calls() {}

  /// Gives options and arguments what is written for them.
  ///
  /// @throws picocli.CommandLine.ParameterException if something does not fit
  public static void read(Options options, List<String> words) {
    if (!PlainReader.read(options, words)) {
      PicocliModel.line(options).parseArgs(words.toArray(String[]::new));
    }
  }

  /// Whether the words ask for help, be the rest right or wrong.
  public static boolean askForHelp(Options options, List<String> words) {
    for (String word : words) {
      if (word.equals("--") || (options.carriesCommand() && !word.startsWith("-"))) {
        return false;
      }
      if (word.equals("--help") || (word.equals("-h") && options.named("-h") == null)) {
        return true;
      }
    }
    return false;
  }
}
