package dev.berth.docker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds programs of others: plugins of the Docker CLI, and what is on the path.
final class Programs {
  /// Where the Docker CLI looks for its plugins, beside the directory of its configuration.
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/local/lib/docker/cli-plugins",
          "/usr/local/libexec/docker/cli-plugins",
          "/usr/lib/docker/cli-plugins",
          "/usr/libexec/docker/cli-plugins");

  private static final List<String> OF_A_PLUGIN =
      List.of("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "DOCKER_CLI_PLUGIN_SOCKET");

  private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Programs() {}

  /// A plugin of the Docker CLI.
  ///
  /// @param environment variables of the caller
  static Optional<Path> plugin(String name, Map<String, String> environment) {
    return places(environment)
        .map(directory -> directory.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A program in one of the directories of `PATH`.
  ///
  /// @param environment variables of the caller
  static Optional<Path> onPath(String name, Map<String, String> environment) {
    return PATH_SEPARATOR
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<Path> places(Map<String, String> environment) {
    Path configuration = ClientConfig.directory(environment);
    List<Path> places = new ArrayList<>(List.of(configuration.resolve("cli-plugins")));
    ClientConfig.load(configuration)
        .content()
        .path("cliPluginsExtraDirs")
        .forEach(directory -> places.add(Path.of(directory.asText())));
    DIRECTORIES.forEach(directory -> places.add(Path.of(directory)));
    return places.stream();
  }

  /// The variables of the caller, with those that lead a Docker client to an engine. What the
  /// Docker CLI tells Berth as its plugin is left out: another plugin would take itself for called
  /// by the CLI, and its arguments for those of the CLI.
  static Map<String, String> forEngine(Map<String, String> caller, Endpoint engine) {
    Map<String, String> environment = new HashMap<>(caller);
    OF_A_PLUGIN.forEach(environment::remove);
    environment.remove("DOCKER_CONTEXT");
    environment.put("DOCKER_HOST", engine.uri().toString());
    Certificates certificates = engine.certificates();
    if (certificates == null) {
      environment.remove("DOCKER_TLS_VERIFY");
      environment.remove("DOCKER_CERT_PATH");
    } else {
      environment.put("DOCKER_TLS_VERIFY", "1");
      environment.put("DOCKER_CERT_PATH", certificates.directory().toString());
    }
    return environment;
  }
}
