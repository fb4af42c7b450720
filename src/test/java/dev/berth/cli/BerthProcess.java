package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Berth in a process of its own on the project of a test, so that it can be killed, and several
/// can run at once.
final class BerthProcess implements AutoCloseable {
  private static final int SECONDS = 120;

  private final Process process;
  private final BufferedReader errors;

  private BerthProcess(Process process) {
    this.process = process;
    this.errors = process.errorReader();
  }

  static BerthProcess in(ProjectOnEngine project, String... arguments) throws IOException {
    return in(project, project.directory, arguments);
  }

  /// Runs it in another directory.
  static BerthProcess in(ProjectOnEngine project, Path directory, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath(), "dev.berth.cli.Main"));
    command.addAll(List.of("-p", project.name));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(project.environment());
    return new BerthProcess(builder.start());
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Ends it without a chance to clean up as soon as it has told so many things in JSON.
  void killAfterLines(int lines) throws Exception {
    for (int i = 0; i < lines; i++) {
      String line = errors.readLine();
      if (line == null) {
        break; // it is done already
      }
      assertThat(line).startsWith("{");
    }
    process.destroyForcibly();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /// Waits for its end, which must be a success.
  void mustSucceed() throws Exception {
    String told = errors.lines().collect(Collectors.joining("\n"));
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(told).isZero();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    errors.close();
  }
}
