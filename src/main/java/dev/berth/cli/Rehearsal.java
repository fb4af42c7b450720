package dev.berth.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs many commands in one process, for a cache of all that they load. Not a part of any command.
final class Rehearsal {
  private Rehearsal() {}

  /// Runs each line of standard input as `Main` runs one, and ends with an error if a line that
  /// should succeed does not. A line that should fail begins with `!`.
  static void main() {
    boolean asExpected = true;
    for (String line : lines()) {
      boolean fails = line.startsWith("!");
      int code = Main.run(line.substring(fails ? 1 : 0).strip().split(" ", -1));
      asExpected &= fails == (code != ExitCode.OK);
    }
    System.exit(asExpected ? ExitCode.OK : ExitCode.ERROR);
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
