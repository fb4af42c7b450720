package dev.berth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody whose `docker compose` is Berth: the real Docker CLI in the path, Berth among its
/// plugins, one engine, and a directory of their own.
public final class ComposeUser {
  private final Engine engine;
  private final Path home;
  private final Map<String, String> environment;

  private ComposeUser(Engine engine, Path home, Map<String, String> environment) {
    this.engine = engine;
    this.home = home;
    this.environment = environment;
  }

  /// A user with a directory of their own.
  ///
  /// @param home a new directory
  public static ComposeUser of(Engine engine, Path home) {
    Path configuration = home.resolve(".docker");
    InstalledBerth.in(home.resolve("berth"))
        .asPlugin(configuration, "compose")
        .asPlugin(configuration, "berth");
    Path programs = home.resolve("bin");
    try {
      Files.createDirectories(programs);
      Files.createSymbolicLink(programs.resolve("docker"), Reference.tool("docker"));
      Files.createSymbolicLink(
          programs.resolve("docker-compose"), configuration.resolve("cli-plugins/docker-compose"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("DOCKER_HOST", engine.uri().toString());
    environment.put("DOCKER_CONFIG", configuration.toString());
    environment.put("HOME", home.toString());
    environment.put("PATH", programs + ":/usr/bin:/bin");
    return new ComposeUser(engine, home, environment);
  }

  /// The same with a variable.
  public ComposeUser with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ComposeUser(engine, home, more);
  }

  public Engine engine() {
    return engine;
  }

  public Path home() {
    return home;
  }

  /// Calls the Docker CLI.
  public CommandResult docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/docker").toString()));
    command.addAll(List.of(arguments));
    return Programs.run(home, environment, command);
  }

  /// Calls the Docker CLI at a terminal.
  public CommandResult dockerAtTerminal(String arguments) {
    return Programs.run(
        home, environment, List.of("script", "-qec", "docker " + arguments, "/dev/null"));
  }

  /// Runs the `main` of a class of the tests.
  public CommandResult java(Class<?> main, String... arguments) {
    return Programs.java(home, environment, main, arguments);
  }

  public Path write(String file, String text) {
    try {
      Path path = home.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
