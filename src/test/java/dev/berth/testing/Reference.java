package dev.berth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// The tools that Berth is compared with, as `bin/engine oracle` unpacks them: Docker Compose and
/// the docker CLI, which has `docker stack`. Each run sees nothing of the caller's environment but
/// `PATH` and `HOME`.
final class Reference {

  private static final int MINUTES = 5;
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  private Reference() {}

  static CommandResult compose(URI engine, Path directory, List<String> arguments) {
    return run(engine, directory, tool("docker-compose"), arguments);
  }

  static CommandResult docker(URI engine, Path directory, List<String> arguments) {
    return run(engine, directory, tool("docker"), arguments);
  }

  private static Path tool(String name) {
    Path path = cacheDirectory().resolve("oracle").resolve(name);
    if (!Files.isExecutable(path)) {
      throw new IllegalStateException(path + " is missing: run bin/engine oracle");
    }
    return path;
  }

  private static Path cacheDirectory() {
    String own = System.getenv("BERTH_CACHE_DIR");
    if (own != null && !own.isEmpty()) {
      return Path.of(own);
    }
    String user = System.getenv("XDG_CACHE_HOME");
    return user != null && !user.isEmpty()
        ? Path.of(user, "berth")
        : Path.of(System.getProperty("user.home"), ".cache", "berth");
  }

  private static CommandResult run(
      URI engine, Path directory, Path program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
    builder.environment().put("DOCKER_HOST", engine.toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> output = readAll(process.getInputStream());
      CompletableFuture<String> errors = readAll(process.getErrorStream());
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end within " + MINUTES + " minutes");
      }
      return new CommandResult(process.exitValue(), output.join(), errors.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }

  private static CompletableFuture<String> readAll(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        VIRTUAL);
  }
}
