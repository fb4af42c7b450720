package dev.berth.cli;

import dev.berth.cli.options.Options;
import dev.berth.cli.options.PicocliModel;
import dev.berth.cli.session.GlobalOptions;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Suggestions;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said about how to call Berth.
final class Usage {
  private static final String INTRODUCTION =
      """
      Usage: berth [OPTIONS] COMMAND [ARG...]

      Plans and runs Compose files on a Docker engine and on a Swarm.

      """;

  private Usage() {}

  /// All commands and the options before them.
  static String overview(GlobalOptions globals) {
    CommandLine.Help help =
        new CommandLine.Help(
            PicocliModel.line(globals.options()).getCommandSpec(),
            CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    StringBuilder text = new StringBuilder(INTRODUCTION);
    text.append("Options:\n").append(help.optionList()).append("\nCommands:\n");
    List<String> groups = new ArrayList<>();
    for (Commands.Entry entry : Commands.ALL) {
      if (entry.group().isEmpty()) {
        text.append(line(entry));
      } else if (!groups.contains(entry.group())) {
        groups.add(entry.group());
      }
    }
    for (String group : groups) {
      text.append("\n");
      Commands.group(group).forEach(entry -> text.append(line(entry)));
    }
    return text.append("\nberth COMMAND --help tells more about a command.\n").toString();
  }

  /// What a command does and can be told.
  static String command(Options options) {
    return PicocliModel.line(options).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /// The commands of a group.
  static String group(String group) {
    StringBuilder text = new StringBuilder("Usage: berth " + group + " COMMAND [ARG...]\n\n");
    Commands.group(group).forEach(entry -> text.append(line(entry)));
    return text.toString();
  }

  private static String line(Commands.Entry entry) {
    return String.format(Locale.ROOT, "  %-18s %s%n", entry.name(), entry.summary());
  }

  static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h") || word.equals("help");
  }

  /// A command that is not in the table.
  static Problem unknownCommand(String name) {
    int depth = name.split(" ", -1).length;
    List<String> known =
        Commands.ALL.stream()
            .map(entry -> entry.name().split(" ", -1))
            .filter(words -> words.length >= depth)
            .map(words -> String.join(" ", Arrays.copyOf(words, depth)))
            .distinct()
            .toList();
    return Problem.error(Code.USAGE, "unknown command \"" + name + "\"")
        .withHelp(suggestion(name, known) + "berth --help lists the commands");
  }

  private static String suggestion(String written, List<String> known) {
    return Suggestions.closest(written, known)
        .map(word -> "did you mean " + word + "? ")
        .orElse("");
  }

  /// Options or arguments that do not fit.
  static Problem problem(ParameterException exception) {
    String help = exception.getCommandLine().getCommandName() + " --help lists the options";
    if (exception instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
      return unknownOption(
          unmatched.getUnmatched().getFirst(), exception.getCommandLine().getCommandSpec(), help);
    }
    ArgSpec option = exception.getArgSpec();
    if (option != null && option.type().isEnum() && exception.getValue() != null) {
      return unknownWord(option, exception.getValue());
    }
    String message = String.valueOf(exception.getMessage());
    return Problem.error(
            Code.USAGE, message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1))
        .withHelp(help);
  }

  private static Problem unknownOption(String written, CommandSpec command, String help) {
    String option = written.split("=", 2)[0];
    Problem problem = Problem.error(Code.USAGE, "unknown option: " + written);
    if (new GlobalOptions().options().named(option) != null) {
      return problem.withHelp(
          "write " + option + " before the command; berth --help lists such options");
    }
    List<String> known = List.copyOf(command.optionsMap().keySet());
    return problem.withHelp((option.startsWith("--") ? suggestion(option, known) : "") + help);
  }

  private static Problem unknownWord(ArgSpec option, String written) {
    String words =
        Arrays.stream(option.type().getEnumConstants())
            .map(word -> word.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Problem.error(
            Code.USAGE,
            (option instanceof OptionSpec named ? named.longestName() : option.paramLabel())
                + ": unknown value \""
                + written
                + "\"")
        .withHelp("use one of: " + words);
  }

  /// An input or output error in words.
  static String message(Exception exception) {
    return switch (exception) {
      case NoSuchFileException e -> e.getFile() + ": no such file or directory";
      case AccessDeniedException e -> e.getFile() + ": permission denied";
      default -> String.valueOf(exception.getMessage());
    };
  }
}
