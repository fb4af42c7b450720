package dev.berth.engine;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.decode.Hashes;
import dev.berth.compose.decode.ProjectDecoder;
import dev.berth.compose.view.ConfigHash;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Filters;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Project;
import dev.berth.plan.Change;
import dev.berth.plan.Plan;
import dev.berth.plan.Step;
import dev.berth.run.Outcome;
import dev.berth.run.PlanRunner;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.testing.Engine;
import dev.berth.yaml.MapNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A Compose file in a directory of its own, and what tests do with it on an engine.
final class Sample implements AutoCloseable {
  final Path directory;
  final Engine engine;
  final Docker docker;

  Sample(Path directory, Engine engine) {
    this.directory = directory;
    this.engine = engine;
    this.docker = Docker.at(new Endpoint(engine.uri(), null));
  }

  static Project load(Path directory) {
    LoadedProject loaded = new ComposeLoader().load(LoadRequest.of(directory, Map.of()));
    Map<String, String> hashes = new TreeMap<>();
    if (loaded.model().get("services") instanceof MapNode services) {
      for (MapNode.Entry entry : services.entries()) {
        hashes.put(entry.key(), ConfigHash.ofService((MapNode) entry.value()));
      }
    }
    return new ProjectDecoder(
            Path.of(loaded.directory()),
            loaded.files().stream().map(Path::of).toList(),
            loaded.environment(),
            new Hashes(hashes, Map.of(), Map.of()))
        .decode(loaded.model(), loaded.disabled());
  }

  Sample file(String yaml) {
    return file("compose.yaml", yaml);
  }

  Sample file(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Project project() {
    return load(directory);
  }

  EngineTarget target() {
    return new EngineTarget(docker, RegistryAuth.of(Map.of("HOME", directory.toString())));
  }

  Prepared prepare(Goal goal) {
    return target().prepare(goal);
  }

  Plan planUp() {
    return prepare(Goal.Up.of(project())).plan();
  }

  /// What would change, one line for each attribute or resource.
  String diff() {
    return diff(planUp());
  }

  Outcome run(Goal goal) {
    Prepared prepared = prepare(goal);
    return new PlanRunner(prepared.operator(), 16, event -> {}).run(prepared.plan());
  }

  void up() {
    succeed(run(Goal.Up.of(project())));
  }

  void down(boolean volumes) {
    Project project = project();
    succeed(run(new Goal.Down(project.name(), project, true, volumes, null)));
  }

  static void succeed(Outcome outcome) {
    if (!outcome.succeeded()) {
      throw new AssertionError(outcome.toString());
    }
  }

  static String diff(Plan plan) {
    return plan.changes().stream()
        .filter(Change::acts)
        .map(change ->
            change.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + " "
                + change.resource().id()
                + change.diffs().stream()
                    .map(d -> "\n  " + d.path() + ": " + d.before() + " -> " + d.after())
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  static String steps(Plan plan) {
    return plan.steps().stream().map(Sample::step).collect(Collectors.joining("\n"));
  }

  private static String step(Step step) {
    String after = step.after().isEmpty() ? "" : " after " + step.after();
    return step.number() + " " + step.action() + " " + step.subject() + after;
  }

  List<String> names(String project) {
    return new Observer(docker)
        .containers(Filters.label(ComposeLabels.PROJECT + "=" + project)).stream()
            .map(ObservedContainer::name)
            .sorted()
            .toList();
  }

  /// IDs of containers of a project.
  ///
  /// @param services only of these; all if none is named
  Set<String> ids(String project, String... services) {
    return new Observer(docker)
        .containers(Filters.label(ComposeLabels.PROJECT + "=" + project)).stream()
            .filter(c -> services.length == 0 || List.of(services).contains(c.serviceName()))
            .map(ObservedContainer::id)
            .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    docker.close();
  }
}
