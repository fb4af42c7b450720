package dev.berth.engine;

import dev.berth.docker.DockerException;
import dev.berth.docker.Endpoint;
import dev.berth.docker.ProviderProgram;
import dev.berth.model.Lifecycle;
import dev.berth.model.Model;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.plan.Step;
import dev.berth.plan.Steps;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.run.OperationException;
import dev.berth.target.Prepared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The services of a project that programs provide, and its models. They are brought up before
/// containers are compared with the file: what the programs tell becomes variables of containers.
public final class Providers {
  private final Project project;
  private final Map<String, String> environment;
  private final Endpoint engine;

  /// Variables by the provided service that they are about.
  private final Map<String, Map<String, String>> told = new ConcurrentHashMap<>();

  /// Where a model is reached, by its key.
  private final Map<String, String> endpoints = new ConcurrentHashMap<>();

  /// @param environment variables of the caller, for the programs
  /// @param engine the engine that programs are to use
  public Providers(Project project, Map<String, String> environment, Endpoint engine) {
    this.project = project;
    this.environment = environment;
    this.engine = engine;
  }

  /// Plans to ask the programs.
  ///
  /// @param services only these services; empty for all
  /// @throws dev.berth.problem.ProblemsException if a program is not there
  public Prepared prepare(Action.Wish wish, Set<String> services) {
    Map<ResourceId, Task> tasks = new LinkedHashMap<>();
    Problems problems = new Problems();
    if (wish == Action.Wish.UP) {
      models(tasks, problems);
    }
    for (Service service : project.services().values()) {
      Lifecycle.Provider provider = service.lifecycle().provider();
      if (provider != null && (services.isEmpty() || services.contains(service.name()))) {
        service(service.name(), provider, wish, tasks, problems);
      }
    }
    problems.throwIfErrors();
    State asked = state(tasks, wish.name().toLowerCase(Locale.ROOT));
    State observed = state(tasks, null);
    Plan plan =
        Reconciler.plan(
            "providers of project " + project.name(),
            asked,
            observed,
            ReconcileOptions.DEFAULT,
            changes -> steps(changes, wish));
    return new Prepared(
        plan, asked, observed, (step, progress) -> perform(tasks, step, progress), List.of());
  }

  /// One thing that a program does.
  private interface Task {
    void perform(Action.Wish wish, Consumer<String> progress) throws InterruptedException;
  }

  private void service(
      String name,
      Lifecycle.Provider provider,
      Action.Wish wish,
      Map<ResourceId, Task> tasks,
      Problems problems) {
    ProviderProgram.find(provider.type(), environment, engine)
        .ifPresentOrElse(
            program -> {
              ProviderWork work = new ProviderWork(project.name(), name, provider, program);
              if (offers(work, wish)) {
                tasks.put(
                    new ResourceId(Kind.SERVICE, name),
                    (asked, progress) -> told.put(name, work.ask(asked, progress)));
              }
            },
            () ->
                problems.add(
                    Problem.error(
                            Code.NO_PROVIDER,
                            ("there is no program %1$s: neither a plugin docker-%1$s of the Docker"
                                    + " CLI, nor one on the path")
                                .formatted(provider.type()))
                        .at(Path.of("services", name, "provider", "type"), null)
                        .withHelp("install it, or correct the name")));
  }

  private static boolean offers(ProviderWork work, Action.Wish wish) {
    try {
      return work.offers(wish);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void models(Map<ResourceId, Task> tasks, Problems problems) {
    Set<String> used = new TreeSet<>();
    project
        .services()
        .values()
        .forEach(service -> used.addAll(service.lifecycle().models().keySet()));
    for (Model model : project.models().values()) {
      if (used.contains(model.key())) {
        ProviderProgram.plugin(ModelWork.PLUGIN, environment, engine)
            .ifPresentOrElse(
                program ->
                    tasks.put(
                        new ResourceId(Kind.MODEL, model.key()),
                        (_, progress) ->
                            endpoints.put(
                                model.key(), new ModelWork(program, model).provide(progress))),
                () ->
                    problems.add(
                        Problem.error(
                                Code.NO_PROVIDER,
                                "models are run by Docker Model Runner, and its plugin"
                                    + " docker-model is not installed")
                            .at(Path.of("models", model.key()), null)
                            .withHelp(
                                "install the package docker-model-plugin, or run the model as a"
                                    + " service")));
      }
    }
  }

  private static State state(Map<ResourceId, Task> tasks, @Nullable String asked) {
    return State.of(
        tasks.keySet().stream().map(id -> Resource.own(id, new ProviderSpec(asked))).toList());
  }

  /// Each one after those that it depends on; where they go away, the other way round.
  private List<Step> steps(List<Change> changes, Action.Wish wish) {
    Steps steps = new Steps();
    Map<ResourceId, Integer> numbers = new HashMap<>();
    Topology topology = Topology.of(project, List.of());
    List<ResourceId> order = new ArrayList<>();
    topology.inOrder().forEach(name -> order.add(new ResourceId(Kind.SERVICE, name)));
    if (wish != Action.Wish.UP) {
      Collections.reverse(order);
    }
    project.models().keySet().forEach(key -> order.add(new ResourceId(Kind.MODEL, key)));
    Set<ResourceId> asked = new TreeSet<>();
    changes.forEach(change -> asked.add(change.resource().id()));
    for (ResourceId id : order) {
      if (asked.contains(id)) {
        Set<Integer> after = new TreeSet<>();
        numbers.forEach((other, number) -> {
          if (id.kind() == Kind.SERVICE && other.kind() == Kind.SERVICE) {
            boolean needs = topology.needs(id.name()).containsKey(other.name());
            boolean needed = topology.needs(other.name()).containsKey(id.name());
            if (needs || needed) {
              after.add(number);
            }
          }
        });
        numbers.put(id, steps.add(new Action.Provide(wish), id, after));
      }
    }
    return steps.list();
  }

  private static void perform(Map<ResourceId, Task> tasks, Step step, Consumer<String> progress)
      throws InterruptedException {
    Task task = tasks.get(step.subject());
    if (task == null || !(step.action() instanceof Action.Provide(Action.Wish wish))) {
      throw new IllegalStateException("no step of a provider: " + step);
    }
    try {
      task.perform(wish, progress);
    } catch (DockerException e) {
      throw new OperationException(e.problem());
    }
  }

  /// The variables that the programs told, by the service that gets them.
  public Map<String, Map<String, String>> variables() {
    return Provided.variables(
        project,
        (provided, _) -> told.getOrDefault(provided, Map.of()),
        (model, _) -> endpoints.get(model));
  }
}
