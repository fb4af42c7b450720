package dev.berth.cli;

import dev.berth.testing.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Berth in a process of its own, with the options of `bin/berth` and little memory.
final class ChildBerth {
  private static final int SECONDS = 120;

  private ChildBerth() {}

  /// What a run took.
  ///
  /// @param milliseconds processor time of the thread that did the work
  /// @param kibibytes the most memory of the whole process
  record Measured(CommandResult result, long milliseconds, long kibibytes) {}

  /// Runs Berth with a heap of 512 MiB.
  static CommandResult in(Path directory, String... arguments) throws Exception {
    return run(directory, List.of("-Xmx512m"), "dev.berth.cli.Main", arguments);
  }

  /// Runs Berth with a heap that leaves room for all else within 512 MiB, and measures it.
  static Measured measured(Path directory, String... arguments) throws Exception {
    Path report = Files.createTempFile("berth", ".measured");
    try {
      List<String> options = List.of("-Xmx380m", "-D" + MeasuredMain.REPORT + "=" + report);
      CommandResult result = run(directory, options, MeasuredMain.class.getName(), arguments);
      String[] numbers = read(report).split(" ", -1);
      return new Measured(result, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    } finally {
      Files.delete(report);
    }
  }

  private static CommandResult run(
      Path directory, List<String> options, String main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("berth", ".out");
    Path err = Files.createTempFile("berth", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Berth did not end within " + SECONDS + " seconds");
      }
      return new CommandResult(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
