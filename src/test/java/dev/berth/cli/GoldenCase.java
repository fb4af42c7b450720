package dev.berth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A directory of Compose files and what Berth makes of them.
///
/// - `compose.yaml` and whatever it needs, or `stack.yaml` with perhaps `stack.override.yaml`
/// - `arguments`: the command line, if it is not the usual one
/// - `environment`: variables of the caller, one `NAME=VALUE` a line
/// - `expected.yaml` (`.json`, `.txt`): what is printed, or `problems.txt`: what is refused
///
/// @param directory the directory, absolute
record GoldenCase(Path directory) {
  private static final String PROBLEMS = "problems.txt";

  /// All cases below a directory, by their names.
  static List<GoldenCase> below(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.sorted().map(GoldenCase::new).toList();
    }
  }

  String name() {
    return directory.getFileName().toString();
  }

  /// What Berth answers, with the case's own directory as `${CASE}`.
  Answer answer() throws IOException {
    Call call = Call.in(directory, environment(), arguments().toArray(String[]::new));
    return call.exitCode() == 0
        ? new Answer(true, neutral(call.out()))
        : new Answer(false, neutral(call.err()));
  }

  /// An answer of Berth.
  ///
  /// @param accepted whether the files are accepted
  /// @param text what is printed, or what is wrong
  record Answer(boolean accepted, String text) {}

  /// The files that say what to expect. There should be one.
  List<Path> expectations() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("expected\\.\\w+|problems\\.txt"))
          .sorted()
          .toList();
    }
  }

  /// What is expected.
  static Answer expected(Path expectation) throws IOException {
    return new Answer(!expectation.endsWith(PROBLEMS), Files.readString(expectation));
  }

  /// Makes what Berth answers now the expectation.
  void update() throws IOException {
    Answer answer = answer();
    String name = answer.accepted() ? "expected.yaml" : PROBLEMS;
    for (Path old : expectations()) {
      if (answer.accepted() != old.endsWith(PROBLEMS)) {
        name = old.getFileName().toString();
      }
      Files.delete(old);
    }
    Files.writeString(directory.resolve(name), answer.text());
  }

  /// The same question to Berth and to the reference.
  SideBySide sideBySide() throws IOException {
    return new SideBySide(directory, environment(), "", arguments());
  }

  private String neutral(String text) {
    return text.replace(directory.toString(), "${CASE}")
        .replace(directory.resolveSibling("").toString(), "${CASE}/..");
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/me"));
    Path file = directory.resolve("environment");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int sign = line.indexOf('=');
        environment.put(line.substring(0, sign), line.substring(sign + 1));
      }
    }
    return environment;
  }

  private List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>();
    Path file = directory.resolve("arguments");
    if (Files.exists(file)) {
      arguments.addAll(List.of(Files.readString(file).strip().split(" ")));
    }
    if (Files.exists(directory.resolve("stack.yaml")) && !arguments.contains("stack")) {
      arguments.addAll(List.of("stack", "config", "-c", "stack.yaml"));
      if (Files.exists(directory.resolve("stack.override.yaml"))) {
        arguments.addAll(List.of("-c", "stack.override.yaml"));
      }
    } else if (!arguments.contains("config")) {
      arguments.add("config");
    }
    return arguments;
  }
}
