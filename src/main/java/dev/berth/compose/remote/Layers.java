package dev.berth.compose.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.compose.files.Utf8;
import dev.berth.problem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/// Writes the layers of a published project as files: Compose files that override each other as
/// documents of one file; those that they extend, and env files, under the names they are given.
final class Layers {
  /// The file that is the project.
  static final String FILE = "compose.yaml";

  static final String COMPOSE = "application/vnd.docker.compose.file+yaml";
  static final String ENVIRONMENT = "application/vnd.docker.compose.envfile";
  static final String NOTE = "com.docker.compose.";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._ -]{1,200}");
  private static final int MAX_LAYER = Utf8.MAX_BYTES;
  private static final int MAX_ALL = 64 << 20;
  private static final int MAX_COUNT = 1000;

  private final Registry registry;
  private final Path directory;

  Layers(Registry registry, Path directory) {
    this.registry = registry;
    this.directory = directory;
  }

  /// @param text the reference, for messages
  void write(JsonNode layers, String text) throws IOException {
    check(layers, text);
    for (JsonNode layer : layers) {
      String type = layer.path("mediaType").asText("");
      JsonNode notes = layer.path("annotations");
      if (type.equals(ENVIRONMENT)) {
        Files.write(named(notes.path(NOTE + "envfile").asText(""), text), content(layer));
      } else if (type.equals(COMPOSE) && notes.has(NOTE + "extends")) {
        Files.write(named(notes.path(NOTE + "file").asText(""), text), content(layer));
      } else if (type.equals(COMPOSE)) {
        append(content(layer));
      }
    }
    if (!Files.exists(directory.resolve(FILE))) {
      throw new NotFetched(
          Code.FILE_NOT_FOUND,
          "\"" + text + "\" has no Compose file in it",
          "publish one with berth publish");
    }
  }

  private static void check(JsonNode layers, String text) {
    long all = 0;
    for (JsonNode layer : layers) {
      long size = layer.path("size").asLong(-1);
      all += size;
      if (size < 0 || size > MAX_LAYER || all > MAX_ALL || layers.size() > MAX_COUNT) {
        throw new NotFetched(
            Code.TOO_LARGE,
            "\"" + text + "\" is too large for a Compose project",
            "a file has at most 8 MiB, all of them together 64 MiB");
      }
    }
  }

  private byte[] content(JsonNode layer) {
    return registry.blob(Digest.parse(layer.path("digest").asText("")), layer.path("size").asInt());
  }

  private void append(byte[] content) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.exists(file)) {
      Files.write(file, "\n---\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
    Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// A file that does not exist yet, in the directory itself: a name is no path.
  private Path named(String name, String text) {
    boolean plain = NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    if (!plain || name.equalsIgnoreCase(FILE)) {
      throw new NotFetched(
          Code.OUTSIDE_REMOTE,
          "\"" + text + "\" names a file \"" + name + "\", which must be a plain name",
          "do not use it, or ask who published it");
    }
    return directory.resolve(name);
  }
}
