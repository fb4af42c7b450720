package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.berth.testing.CommandResult;
import dev.berth.testing.Engine;
import dev.berth.testing.Programs;
import dev.berth.testing.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A project of a test on an engine: its file in a directory of its own, and Berth called on it.
/// Closing it takes everything away again.
final class ProjectOnEngine implements AutoCloseable {
  final Engine engine;
  final String name;
  final Path directory;
  private final Map<String, String> variables = new HashMap<>();

  ProjectOnEngine(Engine engine, String name) {
    this.engine = engine;
    this.name = name;
    try {
      this.directory = Files.createTempDirectory("berth-it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProjectOnEngine file(String text) {
    return file("compose.yaml", text);
  }

  ProjectOnEngine file(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Calls Berth.
  Call berth(String... arguments) {
    return withInput("", arguments);
  }

  /// Calls Berth with something on its standard input.
  Call withInput(String input, String... arguments) {
    String[] all =
        Stream.concat(Stream.of("-p", name), Stream.of(arguments)).toArray(String[]::new);
    return Call.withInput(directory, environment(), input, all);
  }

  /// Gives the caller a variable.
  ProjectOnEngine set(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /// Gives the caller docker-buildx, as a plugin of their Docker CLI.
  ProjectOnEngine withBuildx() {
    Reference.installBuildx(directory.resolve(".docker"));
    return this;
  }

  Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(variables);
    all.put("DOCKER_HOST", engine.uri().toString());
    all.put("HOME", directory.toString());
    return all;
  }

  /// Calls the reference in the same surroundings.
  CommandResult reference(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Reference.compose().toString(), "-p", name));
    command.addAll(List.of(arguments));
    return Programs.run(directory, environment(), command);
  }

  /// Calls Berth, which must succeed, and returns what it wrote to standard output.
  String succeed(String... arguments) {
    Call call = berth(arguments);
    assertThat(call.exitCode()).as(String.join(" ", arguments) + "\n" + call.err()).isZero();
    return call.out();
  }

  /// Names of all containers of the project, without its own name. An engine 20.10 that was told
  /// twice at once to remove a container may list it for ever, without a name.
  List<String> containers() {
    return engine
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of("com.docker.compose.project", name))
        .exec()
        .stream()
        .map(Container::getNames)
        .filter(names -> names.length > 0)
        .map(names -> names[0].substring(1).replaceFirst("^" + name + "-", ""))
        .sorted()
        .toList();
  }

  /// Names of all networks of the project, each as often as there is one.
  List<String> networks() {
    return engine
        .client()
        .listNetworksCmd()
        .withFilter("label", List.of("com.docker.compose.project=" + name))
        .exec()
        .stream()
        .map(Network::getName)
        .sorted()
        .toList();
  }

  InspectContainerResponse inspect(String container) {
    return engine.client().inspectContainerCmd(name + "-" + container).exec();
  }

  /// The variables that a container was made with, as `NAME=value`.
  List<String> variables(String container) {
    String[] variables = inspect(container).getConfig().getEnv();
    return variables == null ? List.of() : List.of(variables);
  }

  String state(String container) {
    return String.valueOf(inspect(container).getState().getStatus());
  }

  String id(String container) {
    return inspect(container).getId();
  }

  /// When a container was last started.
  String started(String container) {
    return String.valueOf(inspect(container).getState().getStartedAt());
  }

  @Override
  public void close() {
    berth("down", "-v", "--remove-orphans", "-t", "0");
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
