package dev.berth.cli;

import dev.berth.cli.session.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Runs many commands in one process, for a cache of all that they load. Not a part of any command.
final class Rehearsal {
  private Rehearsal() {}

  /// Runs each line of standard input as `Main` runs one. A line that should fail begins with `!`.
  ///
  /// @throws IllegalStateException after all lines, if one did not end as it should
  static void main() {
    List<String> surprises = new ArrayList<>();
    for (String line : lines()) {
      boolean shouldFail = line.startsWith("!");
      int code = Main.run(line.substring(shouldFail ? 1 : 0).strip().split(" ", -1));
      if (shouldFail == (code == ExitCode.OK)) {
        surprises.add(line + ": exit code " + code);
      }
    }
    if (!surprises.isEmpty()) {
      throw new IllegalStateException(surprises.toString());
    }
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  private static List<String> lines() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
