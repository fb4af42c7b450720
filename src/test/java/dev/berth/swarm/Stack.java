package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Filters;
import dev.berth.model.Project;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.report.PlanText;
import dev.berth.report.Style;
import dev.berth.run.Outcome;
import dev.berth.run.PlanRunner;
import dev.berth.run.ProgressEvent;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.testing.Afterwards;
import dev.berth.testing.CommandResult;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.Swarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A stack of a test on a real swarm: deployed by Berth or by the reference, looked at through the
/// API, removed when all tests of its class have run.
final class Stack implements AutoCloseable {
  private static final int PARALLELISM = 8;

  final String name;
  final Docker docker;
  final Engine manager;
  final List<ProgressEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final Path directory;

  private Stack(String name, Path directory, Swarm swarm) {
    swarm.withImages("busybox:latest");
    this.name = name;
    this.directory = directory;
    this.manager = swarm.manager();
    this.docker = Docker.at(new Endpoint(manager.uri(), null));
  }

  static Stack of(String name, Path directory) {
    return new Stack(name, directory, Engines.swarm());
  }

  /// On another swarm than that of all tests.
  static Stack on(Swarm swarm, String name, Path directory) {
    return new Stack(name, directory, swarm);
  }

  SwarmTarget target() {
    return new SwarmTarget(docker, options());
  }

  /// How targets go about it.
  static SwarmOptions options() {
    return SwarmOptions.DEFAULT
        .resolving(SwarmOptions.ResolveImage.NEVER, null, false)
        .stableAfter(Duration.ofSeconds(1))
        .waiting(true, Duration.ofSeconds(60))
        .keeping(SwarmOptions.KEEP, "ann");
  }

  Prepared prepare(String file, boolean prune) {
    return prepare(file, prune, true);
  }

  Prepared prepare(String file, boolean prune, boolean awaitReady) {
    return target().prepare(goal(file, prune, awaitReady));
  }

  /// The goal that a file means.
  Goal.Up goal(String file, boolean prune, boolean awaitReady) {
    return goal(StackFile.project(name, file, directory), prune, awaitReady);
  }

  /// The goal that a project means.
  static Goal.Up goal(Project project, boolean prune, boolean awaitReady) {
    return new Goal.Up(
        project,
        Set.of(),
        Map.of(),
        false,
        prune,
        awaitReady,
        ReconcileOptions.Replacement.CHANGED);
  }

  /// A target that keeps so many revisions and versions.
  SwarmTarget keeping(int number) {
    return new SwarmTarget(docker, options().keeping(number, "ann"));
  }

  Plan plan(String file) {
    return prepare(file, false, false).plan();
  }

  /// The plan as a person reads it.
  String planText(String file) {
    return text(plan(file));
  }

  static String text(Plan plan) {
    return PlanText.of(plan, Style.PLAIN, false);
  }

  /// Deploys and waits until everything runs.
  Outcome deploy(String file) {
    return run(prepare(file, false));
  }

  Outcome remove() {
    return run(target().prepare(new Goal.Down(name, null, true, false, null)));
  }

  Outcome run(Prepared prepared) {
    events.clear();
    return new PlanRunner(prepared.operator(), PARALLELISM, events::add).run(prepared.plan());
  }

  /// Deploys with `docker stack deploy`.
  CommandResult reference(String file) {
    try {
      Files.writeString(directory.resolve("reference.yaml"), file);
      return reference(List.of("reference.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deploys several files of the directory with `docker stack deploy`.
  CommandResult reference(List<String> files) {
    List<String> words =
        new ArrayList<>(List.of("stack", "deploy", "--resolve-image", "never", "--detach=true"));
    files.forEach(file -> words.addAll(List.of("-c", file)));
    words.add(name);
    return manager.docker(directory, words.toArray(String[]::new));
  }

  /// The services as the API shows them, by their short names.
  Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    for (JsonNode service : docker.services().list(StackLabels.of(name))) {
      services.put(Snapshot.specName(service).substring(name.length() + 1), service);
    }
    return services;
  }

  /// A service that the stack has.
  JsonNode service(String service) {
    return Objects.requireNonNull(services().get(service), service);
  }

  /// IDs of the tasks that are to run.
  Set<String> tasks() {
    Set<String> ids = new TreeSet<>();
    for (JsonNode task :
        docker.tasks().list(StackLabels.of(name).and("desired-state", "running"))) {
      ids.add(task.path("ID").asText());
    }
    return ids;
  }

  /// The tasks of a service, past ones too.
  List<JsonNode> tasksOf(String serviceId) {
    List<JsonNode> tasks = new ArrayList<>();
    docker.tasks().list(Filters.NONE.and("service", serviceId)).forEach(tasks::add);
    return tasks;
  }

  /// IDs of all tasks, past ones too.
  Set<String> taskIds() {
    Set<String> ids = new TreeSet<>();
    docker.tasks().list(StackLabels.of(name)).forEach(task -> ids.add(task.path("ID").asText()));
    return ids;
  }

  /// Numbers of the revisions that the swarm remembers, the newest first.
  List<Integer> revisions() {
    return Revisions.of(name, Snapshot.ofDefinitions(docker, name)).stream()
        .map(Revision::number)
        .toList();
  }

  /// Names of the services, networks, configs and secrets of the stack, those of its history left
  /// out.
  Set<String> things() {
    Set<String> names = new TreeSet<>(leftovers());
    names.removeIf(thing -> thing.startsWith(name + ".revision."));
    return names;
  }

  /// Names of everything of the stack.
  Set<String> leftovers() {
    Set<String> names = new TreeSet<>();
    Filters own = StackLabels.of(name);
    docker.networks().list(own).forEach(network -> names.add(network.path("Name").asText()));
    docker.configs().list(own).forEach(config -> names.add(Snapshot.specName(config)));
    docker.secrets().list(own).forEach(secret -> names.add(Snapshot.specName(secret)));
    names.addAll(services().keySet());
    return names;
  }

  /// It is removed once all tests of the class have run.
  @Override
  public void close() {
    Afterwards.run(() -> {
      remove();
      docker.close();
    });
  }
}
