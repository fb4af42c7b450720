package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import dev.berth.testing.Programs;
import dev.berth.testing.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One command line, given to Berth and to the program that it stands for.
///
/// @param directory where both are called
/// @param environment all of their variables but `PATH`
/// @param input what is on their standard input
/// @param arguments the words; `stack` first for what the Docker CLI does, else for Docker Compose
record SideBySide(
    Path directory, Map<String, String> environment, String input, List<String> arguments) {

  /// Both print the same bytes, but for the line end after JSON, or both refuse.
  void agree() {
    CommandResult theirs = reference();
    Call ours = berth();
    assertThat(ours.exitCode() == 0)
        .as("accepted: %s, while the reference says %s%s", this, theirs.errors(), ours.err())
        .isEqualTo(theirs.exitCode() == 0);
    if (theirs.exitCode() == 0) {
      assertThat(ours.out().stripTrailing())
          .as("%s %s", environment, arguments)
          .isEqualTo(theirs.output().stripTrailing());
    }
  }

  CommandResult reference() {
    List<String> command = new ArrayList<>();
    boolean stack = arguments.getFirst().equals("stack");
    command.add((stack ? Reference.docker() : Reference.compose()).toString());
    command.addAll(arguments);
    return Programs.run(directory, everything(), input, command);
  }

  Call berth() {
    return Call.withInput(directory, everything(), input, arguments.toArray(String[]::new));
  }

  private Map<String, String> everything() {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("HOME", directory.toString());
    all.put("PWD", directory.toString());
    return all;
  }
}
