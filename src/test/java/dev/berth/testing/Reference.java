package dev.berth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The tools that Berth is compared with, as `bin/engine oracle` unpacks them: Docker Compose and
/// the docker CLI, which has `docker stack`. Each run sees nothing of the caller's environment but
/// `PATH` and `HOME`.
public final class Reference {

  private Reference() {}

  static CommandResult compose(URI engine, Path directory, List<String> arguments) {
    return run(engine, directory, tool("docker-compose"), arguments);
  }

  static CommandResult docker(URI engine, Path directory, List<String> arguments) {
    return run(engine, directory, tool("docker"), arguments);
  }

  /// The program that is Docker Compose.
  public static Path compose() {
    return tool("docker-compose");
  }

  /// The program that is the Docker CLI.
  public static Path docker() {
    return tool("docker");
  }

  /// Makes docker-buildx a plugin of the Docker CLI.
  ///
  /// @param configuration directory that `DOCKER_CONFIG` names
  public static void installBuildx(Path configuration) {
    try {
      Path plugins = Files.createDirectories(configuration.resolve("cli-plugins"));
      Files.createSymbolicLink(plugins.resolve("docker-buildx"), tool("docker-buildx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path tool(String name) {
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
    return Programs.run(
        directory,
        Map.of("DOCKER_HOST", engine.toString(), "HOME", System.getProperty("user.home")),
        command);
  }
}
