package dev.berth.cli;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may stand in the last place of a command line that is being written.
///
/// @param words each with what it means
/// @param others what else may stand there
record Completion(Map<String, String> words, Others others) {
  /// Names that the shell knows better. The numbers are those of Docker's own completion, which
  /// asks its plugins for the same.
  enum Others {
    FILES(0),
    NOTHING(4),
    DIRECTORIES(16);

    private final int directive;

    Others(int directive) {
      this.directive = directive;
    }
  }

  /// One word and its meaning on each line, then the number of what else may stand there.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    words.forEach((word, meaning) -> lines.add(word + "\t" + meaning));
    lines.add(":" + others.directive);
    return lines;
  }

  /// @param line the words after `berth`; the last one is the one being written, and may be empty
  static Completion of(List<String> line, Console console) {
    List<String> before = line.subList(0, Math.max(0, line.size() - 1));
    String written = line.isEmpty() ? "" : line.getLast();
    Line read = Line.of(before);
    Completion all = read.next(written, console);
    Map<String, String> fitting = new LinkedHashMap<>(all.words);
    fitting.keySet().removeIf(word -> !word.startsWith(written));
    return new Completion(fitting, all.others);
  }

  private static Completion words(Map<String, String> words) {
    return new Completion(words, Others.NOTHING);
  }

  /// The part of a line that stands already.
  ///
  /// @param globals options before the command, with their values
  /// @param command name of the command as far as it is written
  /// @param open the option whose value comes next
  private record Line(List<String> globals, String command, @Nullable Parameter<?> open) {
    static Line of(List<String> words) {
      List<String> globals = new ArrayList<>();
      String command = "";
      Parameter<?> open = null;
      for (String word : words) {
        if (command.isEmpty() && (open != null || word.startsWith("-"))) {
          globals.add(word);
        }
        if (open != null) {
          open = null;
        } else if (word.startsWith("-")) {
          Parameter<?> option = options(command).named(word);
          open = option != null && option.needsValue() ? option : null;
        } else if (command.isEmpty()) {
          command = word;
        } else if (!Commands.group(command).isEmpty()) {
          command += " " + word;
        }
      }
      return new Line(globals, command, open);
    }

    Completion next(String written, Console console) {
      Options options = options(command);
      if (open != null) {
        return values(open, console);
      }
      if (written.startsWith("-")) {
        return words(meanings(options));
      }
      if (command.isEmpty() || !Commands.group(command).isEmpty()) {
        return words(commands(command));
      }
      return options.arguments().isEmpty()
          ? words(Map.of())
          : values(options.arguments().getFirst(), console);
    }

    private Completion values(Parameter<?> argument, Console console) {
      if (argument.form() instanceof Form.One<?> one && one.type().isEnum()) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Object value : one.type().getEnumConstants()) {
          values.put(value.toString().toLowerCase(Locale.ROOT), "");
        }
        return words(values);
      }
      return switch (argument.label()) {
        case "SERVICE", "SERVICE=NUM" -> words(services(console));
        case "FILE" -> new Completion(Map.of(), Others.FILES);
        case "DIR" -> new Completion(Map.of(), Others.DIRECTORIES);
        case "SHELL" -> words(Map.of("bash", "", "fish", "", "zsh", ""));
        default -> words(Map.of());
      };
    }

    /// Those of the file that the line means; none if it cannot be read.
    private Map<String, String> services(Console console) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PrintStream names = new PrintStream(out, false, StandardCharsets.UTF_8);
          PrintStream nowhere =
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
        List<String> asked = new ArrayList<>(globals);
        asked.addAll(List.of("config", "--services"));
        CommandRunner.run(
            new Console(
                names,
                nowhere,
                InputStream.nullInputStream(),
                console.environment(),
                console.workingDirectory(),
                false,
                false),
            asked.toArray(String[]::new));
      }
      Map<String, String> services = new LinkedHashMap<>();
      out.toString(StandardCharsets.UTF_8).lines().forEach(name -> services.put(name, ""));
      return services;
    }
  }

  private static Options options(String command) {
    return Commands.find(command).map(Vocabulary::of).orElseGet(Vocabulary::globals);
  }

  private static Map<String, String> meanings(Options options) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Parameter<?> option : options.options()) {
      if (!option.isHidden()) {
        meanings.put(option.longestName(), option.description());
      }
    }
    meanings.put("--help", "Shows help.");
    return meanings;
  }

  private static Map<String, String> commands(String group) {
    Map<String, String> commands = new LinkedHashMap<>();
    for (Commands.Entry entry : Commands.ALL) {
      if (group.isEmpty() && !entry.group().isEmpty()) {
        commands.putIfAbsent(entry.group(), "Commands of a " + entry.group());
      } else if (entry.group().equals(group)) {
        commands.put(entry.name().substring(entry.name().indexOf(' ') + 1), entry.summary());
      }
    }
    return commands;
  }
}
