package dev.berth.cli;

import dev.berth.cli.session.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A call of Berth in a test, and what came of it.
///
/// @param exitCode exit code
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
public record Call(int exitCode, String out, String err) {

  /// Calls Berth within this process.
  public static Call in(Path directory, Map<String, String> environment, String... args) {
    return withInput(directory, environment, "", args);
  }

  /// Calls Berth within this process, with something on its standard input.
  public static Call withInput(
      Path directory, Map<String, String> environment, String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      Console console =
          new Console(
              outStream,
              errStream,
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
              environment,
              directory,
              false,
              false);
      code = CommandRunner.run(console, args);
    }
    return new Call(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
