package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The Docker client's `config.json`.
record ClientConfig(JsonNode content) {

  /// Where the client keeps its configuration: `DOCKER_CONFIG`, else `~/.docker`.
  static Path directory(Map<String, String> environment) {
    String directory = environment.getOrDefault("DOCKER_CONFIG", "");
    if (!directory.isEmpty()) {
      return Path.of(directory);
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
    return Path.of(home).resolve(".docker");
  }

  /// Reads the configuration; one that is missing or unreadable is as good as an empty one.
  static ClientConfig load(Path directory) {
    Path file = directory.resolve("config.json");
    try {
      return new ClientConfig(
          Files.isRegularFile(file) ? Json.read(Files.readString(file)) : Json.object());
    } catch (IOException | UncheckedIOException e) {
      return new ClientConfig(Json.object());
    }
  }

  /// The context in use; empty for none.
  String currentContext() {
    return content.path("currentContext").asText("");
  }
}
