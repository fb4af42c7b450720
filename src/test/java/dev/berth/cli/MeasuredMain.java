package dev.berth.cli;

import dev.berth.cli.session.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Berth, which tells at its end what it took: milliseconds of processor time of the thread that
/// did the work, and the most memory of the whole process in KiB.
public final class MeasuredMain {
  /// The system property that names the file to tell it in.
  static final String REPORT = "berth.measured";

  private MeasuredMain() {}

  public static void main(String[] arguments) throws IOException {
    Console console =
        new Console(
            System.out,
            System.err,
            System.in,
            System.getenv(),
            Path.of("").toAbsolutePath(),
            false,
            false);
    int exitCode = CommandRunner.run(console, arguments);
    System.out.flush();
    System.err.flush();
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Files.writeString(
        Path.of(System.getProperty(REPORT)), nanos / 1_000_000 + " " + peakOfMemory());
    System.exit(exitCode);
  }

  private static long peakOfMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc/self/status does not tell VmHWM");
  }
}
