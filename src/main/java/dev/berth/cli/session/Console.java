package dev.berth.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a command has of the world around it.
///
/// @param out results
/// @param err everything else: progress, warnings, errors
/// @param in what is piped or typed in
/// @param environment variables of the caller
/// @param workingDirectory absolute directory that relative paths start from
/// @param inTerminal whether somebody types it in
/// @param outTerminal whether results go to a terminal
/// @param errTerminal whether everything else goes to a terminal
public record Console(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> environment,
    Path workingDirectory,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal) {

  public Console {
    environment = Map.copyOf(environment);
  }

  /// Surroundings in which nobody types.
  public Console(
      PrintStream out,
      PrintStream err,
      InputStream in,
      Map<String, String> environment,
      Path workingDirectory,
      boolean outTerminal,
      boolean errTerminal) {
    this(out, err, in, environment, workingDirectory, false, outTerminal, errTerminal);
  }

  /// The same surroundings with other streams to write to.
  public Console with(PrintStream otherOut, PrintStream otherErr) {
    return new Console(
        otherOut,
        otherErr,
        in,
        environment,
        workingDirectory,
        inTerminal,
        outTerminal,
        errTerminal);
  }

  /// A variable of the caller, or nothing if it is unset or empty.
  public @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
