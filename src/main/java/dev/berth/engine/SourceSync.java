package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.docker.OutputLines;
import dev.berth.model.Lifecycle;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Brings changes of sources into running containers, by a rule of `develop.watch`.
public final class SourceSync {
  private final Docker docker;
  private final String projectName;

  public SourceSync(Docker docker, String projectName) {
    this.docker = docker;
    this.projectName = projectName;
  }

  /// Those of the paths that a rule is about.
  public static Set<Path> meant(Lifecycle.WatchRule rule, Collection<Path> paths) {
    WatchPaths matching = new WatchPaths(Path.of(rule.path()), rule.ignore(), rule.include());
    Set<Path> meant = new TreeSet<>();
    for (Path path : paths) {
      if (matching.matter(path)) {
        meant.add(path);
      }
    }
    return meant;
  }

  /// All files that a rule is about.
  public static Set<Path> all(Lifecycle.WatchRule rule) throws IOException {
    Path root = Path.of(rule.path());
    if (!Files.exists(root)) {
      return Set.of();
    }
    try (Stream<Path> below = Files.walk(root)) {
      return meant(rule, below.filter(path -> !Files.isDirectory(path)).toList());
    }
  }

  /// Copies files that are there into the containers of a service, and removes there those that are
  /// not.
  public void copy(Service service, Lifecycle.WatchRule rule, Set<Path> paths) throws IOException {
    String target = rule.target();
    if (target == null) {
      return;
    }
    Path root = Path.of(rule.path());
    for (ContainerRow container : containers(service)) {
      List<String> gone = new ArrayList<>();
      for (Path path : paths) {
        String below = root.relativize(path).toString();
        String inside = below.isEmpty() ? target : target.replaceFirst("/$", "") + "/" + below;
        if (Files.isRegularFile(path)) {
          put(container, path, inside);
        } else if (!Files.exists(path)) {
          gone.add(inside);
        }
      }
      if (!gone.isEmpty()) {
        List<String> command = new ArrayList<>(List.of("rm", "-rf"));
        command.addAll(gone);
        exec(
            container,
            new ExecRequest(command, List.of(), null, null, false, false, false, false),
            _ -> {});
      }
    }
  }

  private void put(ContainerRow container, Path path, String inside) throws IOException {
    Path directory = Path.of(inside).getParent();
    String parent = directory == null ? "/" : directory.toString();
    if (docker.containers().stat(container.id(), parent).isEmpty()) {
      exec(
          container,
          new ExecRequest(
              List.of("mkdir", "-p", parent), List.of(), null, null, false, false, false, false),
          _ -> {});
    }
    new FileCopy(docker, false, false).in(container.id(), path, false, inside);
  }

  /// Runs the command of a rule in the containers of a service.
  ///
  /// @param output told each line
  public void exec(Service service, Lifecycle.Hook hook, Consumer<String> output) {
    List<String> environment = new ArrayList<>();
    hook.environment()
        .forEach((name, value) -> environment.add(value == null ? name : name + "=" + value));
    for (ContainerRow container : containers(service)) {
      exec(
          container,
          new ExecRequest(
              hook.command(),
              environment,
              hook.user(),
              hook.workingDirectory(),
              hook.privileged(),
              false,
              false,
              false),
          output);
    }
  }

  private void exec(ContainerRow container, ExecRequest request, Consumer<String> output) {
    String exec = docker.execs().create(container.id(), request.body());
    try (var frames = docker.execs().start(exec, false)) {
      OutputLines.readAll(frames, (isError, line) -> output.accept(line));
    }
    int code = docker.execs().inspect(exec).path("ExitCode").asInt();
    if (code != 0) {
      throw new OperationException(
          Problem.error(
              Code.HOOK_FAILED,
              "%s in %s ended with exit code %s"
                  .formatted(String.join(" ", request.command()), container.name(), code)));
    }
  }

  private List<ContainerRow> containers(Service service) {
    return new EngineProjects(docker)
        .containers(projectName, false).stream()
            .filter(row -> row.service().equals(service.name()))
            .toList();
  }
}
