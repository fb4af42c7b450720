package dev.berth.cli;

import dev.berth.cli.session.Console;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Entry point of the process.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code. Nothing is left to do then, and an
  /// orderly exit would first look through all jars for somebody who logs it.
  public static void main(String[] args) {
    Runtime.getRuntime().halt(run(args));
  }

  /// Runs one command.
  ///
  /// @return the exit code for the process
  static int run(String... args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Console console =
        new Console(
            out,
            err,
            System.in,
            System.getenv(),
            Path.of("").toAbsolutePath(),
            isTerminal(0),
            isTerminal(1),
            isTerminal(2));
    int code = CommandRunner.run(console, args);
    out.flush();
    err.flush();
    return code;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 8192),
        false,
        StandardCharsets.UTF_8);
  }

  /// Whether a file descriptor of this process is a terminal. The JDK only tells it for standard
  /// input and output together.
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException withoutProc) {
      return false;
    }
  }
}
