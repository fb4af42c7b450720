package dev.berth.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A program that provides services or models: a plugin of the Docker CLI, or one on the path.
public final class ProviderProgram {
  private final Path program;
  private final Map<String, String> environment;

  private ProviderProgram(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /// The plugin `docker-NAME` or else the program `NAME` on the path.
  ///
  /// @param environment variables of the caller
  /// @param engine the engine that it is to use
  public static Optional<ProviderProgram> find(
      String name, Map<String, String> environment, Endpoint engine) {
    return Programs.plugin("docker-" + name, environment)
        .or(() -> Programs.onPath(name, environment))
        .map(found -> new ProviderProgram(found, Programs.forEngine(environment, engine)));
  }

  /// The plugin `docker-NAME`.
  ///
  /// @param environment variables of the caller
  /// @param engine the engine that it is to use
  public static Optional<ProviderProgram> plugin(
      String name, Map<String, String> environment, Endpoint engine) {
    return Programs.plugin("docker-" + name, environment)
        .map(found -> new ProviderProgram(found, Programs.forEngine(environment, engine)));
  }

  /// Runs it to its end, with nothing on its standard input.
  ///
  /// @param lines told each line of its standard output
  /// @return how it ended
  /// @throws DockerException.Failed if it cannot be run
  public Ending run(List<String> arguments, Consumer<String> lines) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder start = new ProcessBuilder(command);
    start.environment().clear();
    start.environment().putAll(environment);
    try {
      Process process = start.start();
      try {
        process.getOutputStream().close();
        AtomicReference<String> last = new AtomicReference<>("");
        Thread errors = Together.begin("errors", () -> read(process.getErrorStream(), last::set));
        read(process.getInputStream(), lines);
        errors.join();
        return new Ending(process.waitFor(), last.get());
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new DockerException.Failed(program + " cannot be run: " + e.getMessage());
    }
  }

  /// How a program ended.
  ///
  /// @param exitCode 0 if it did what it was told
  /// @param lastWords the last line of its standard error; empty if it said nothing
  public record Ending(int exitCode, String lastWords) {}

  private static void read(InputStream stream, Consumer<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.accept(line);
        }
      }
    } catch (IOException ended) {
      // its exit code tells
    }
  }
}
