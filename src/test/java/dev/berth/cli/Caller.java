package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A user with a directory and an engine.
///
/// @param engine what `DOCKER_HOST` names
/// @param directory where the files are, and the home
/// @param variables more variables of the user
record Caller(Engine engine, Path directory, Map<String, String> variables) {

  static Caller of(Engine engine, Path directory) {
    return new Caller(engine, directory, Map.of());
  }

  Caller with(String variable, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(variable, value);
    return new Caller(engine, directory, more);
  }

  Caller on(Engine other) {
    return new Caller(other, directory, variables);
  }

  Caller write(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Call berth(String... arguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DOCKER_HOST", engine.uri().toString());
    environment.putAll(variables);
    environment.putIfAbsent("HOME", directory.toString());
    return Call.in(directory, environment, arguments);
  }

  /// Calls Berth, which must exit so.
  Call exits(int code, String... arguments) {
    Call call = berth(arguments);
    assertThat(call.exitCode())
        .as("berth %s\n%s%s", List.of(arguments), call.out(), call.err())
        .isEqualTo(code);
    return call;
  }

  String docker(String... arguments) {
    return engine.docker(directory, arguments).expectSuccess();
  }
}
