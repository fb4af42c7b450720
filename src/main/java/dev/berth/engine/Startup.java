package dev.berth.engine;

import dev.berth.model.Lifecycle;
import dev.berth.model.Service;
import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The steps that start containers, each service after what it depends on is as it must be.
final class Startup {
  private final Topology topology;
  private final Map<ResourceId, Blueprint> blueprints;
  private final Steps steps;
  private final Map<ResourceId, Integer> ready;
  private final Map<String, List<Change>> containers;
  private final Set<ResourceId> stopped;
  private final RolloutSteps rollout;
  private final Map<ResourceId, Integer> started = new LinkedHashMap<>();
  private final Map<Wait, Integer> waits = new LinkedHashMap<>();

  private record Wait(ResourceId id, Action.Await action) {}

  /// Steps that start what was made.
  ///
  /// @param steps where they are added
  /// @param ready step after which a container can be started; absent for those that exist
  /// @param containers changes of containers by service, each service after those it needs
  /// @param stopped those that ran and were stopped
  /// @param rollout the steps of those that are replaced one after the other
  Startup(
      Topology topology,
      Map<ResourceId, Blueprint> blueprints,
      Steps steps,
      Map<ResourceId, Integer> ready,
      Map<String, List<Change>> containers,
      Set<ResourceId> stopped,
      RolloutSteps rollout) {
    this.rollout = rollout;
    this.stopped = stopped;
    this.topology = topology;
    this.blueprints = blueprints;
    this.steps = steps;
    this.ready = ready;
    this.containers = containers;
  }

  /// Steps that start what there is.
  Startup(Topology topology, Steps steps, Map<String, List<Change>> containers) {
    this(
        topology,
        Map.of(),
        steps,
        Map.of(),
        containers,
        Set.of(),
        RolloutSteps.none(topology, steps));
  }

  void addSteps(boolean awaitReady) {
    containers.forEach((service, changes) -> {
      List<Change> inTurn = new ArrayList<>();
      for (Change change : changes) {
        if (rollout.concerns(change)) {
          inTurn.add(change);
        }
      }
      Preparation preparation = preparation(service, changes);
      for (Change change : changes) {
        if (starts(change) && !inTurn.contains(change)) {
          start(service, change, preparation);
        }
      }
      if (!inTurn.isEmpty()) {
        Set<Integer> earlier = gates(service);
        inTurn.forEach(change -> earlier.addAll(preparation.of(change)));
        started.putAll(rollout.addSteps(service, inTurn, earlier));
      }
    });
    if (awaitReady) {
      for (List<Change> changes : containers.values()) {
        for (Change change : changes) {
          if (blueprints.containsKey(change.resource().id())) {
            await(change.resource().id(), new Action.Await(Action.Condition.READY, false));
          }
        }
      }
    }
  }

  private boolean starts(Change change) {
    return switch (change) {
      case Change.Create ignored -> true;
      case Change.Replace ignored -> true;
      case Change.Update update -> stopped.contains(update.resource().id()) || comesUp(update);
      case Change.Remove ignored -> false;
      case Change.Keep ignored -> false;
      case Change.Blocked ignored -> false;
    };
  }

  private static boolean comesUp(Change.Update update) {
    return switch (update.observed().spec()) {
      case ContainerSpec there -> !"running".equals(there.state());
      case RunState ignored -> update.resource().spec().equals(RunState.RUNNING);
      default -> false;
    };
  }

  private void start(String service, Change change, Preparation preparation) {
    ResourceId id = change.resource().id();
    Set<Integer> after = new TreeSet<>(known(ready.get(id)));
    after.addAll(gates(service));
    after.addAll(preparation.of(change));
    int step = steps.add(paused(change) ? new Action.Unpause() : new Action.Start(), id, after);
    Blueprint blueprint = blueprints.get(id);
    int last =
        blueprint != null && blueprint.oneOff() != null
            ? step
            : Shutdown.addHooks(
                topology, steps, change.resource(), Action.Phase.POST_START, Set.of(step));
    started.put(id, last > 0 ? last : step);
  }

  /// What is done once before the containers of a service start that have never run: its
  /// `pre_start` hooks. Where one stays that has run, they have been done.
  private Preparation preparation(String serviceName, List<Change> changes) {
    Service service = topology.services().get(serviceName);
    return new Preparation(
        service == null || changes.stream().anyMatch(Startup::hasRun)
            ? List.of()
            : service.lifecycle().preStart());
  }

  private static boolean hasRun(Change change) {
    return switch (change) {
      case Change.Keep(Resource there, var _) -> hasRun(there);
      case Change.Update update -> hasRun(update.observed());
      case Change.Blocked blocked -> hasRun(blocked.observed());
      case Change.Create _, Change.Replace _, Change.Remove _ -> false;
    };
  }

  private static boolean hasRun(Resource there) {
    return !(there.spec() instanceof ContainerSpec spec && "created".equals(spec.state()));
  }

  /// The `pre_start` hooks that are run for the containers of a service.
  private final class Preparation {
    private final List<Lifecycle.Hook> hooks;
    private final Map<Integer, Integer> once = new LinkedHashMap<>();

    Preparation(List<Lifecycle.Hook> hooks) {
      this.hooks = hooks;
    }

    /// The step after which a container can be started; none if there are no hooks. One that runs
    /// for each container is run for it, the others for the first one that asks.
    Set<Integer> of(Change change) {
      ResourceId id = change.resource().id();
      Blueprint blueprint = blueprints.get(id);
      if (blueprint == null || blueprint.oneOff() != null) {
        return Set.of();
      }
      Set<Integer> last = new TreeSet<>();
      for (int i = 0; i < hooks.size(); i++) {
        Integer done = once.get(i);
        if (done == null) {
          Set<Integer> after = new TreeSet<>(last.isEmpty() ? known(ready.get(id)) : last);
          after.addAll(rollout.needed(id));
          after.addAll(gates(blueprint.service().name()));
          after.addAll(imageOf(hooks.get(i)));
          done = steps.add(new Action.RunHook(Action.Phase.PRE_START, i), id, after);
          if (!hooks.get(i).perReplica()) {
            once.put(i, done);
          }
        }
        last = Set.of(done);
      }
      return last;
    }

    private Set<Integer> imageOf(Lifecycle.Hook hook) {
      return hook.image() == null
          ? Set.of()
          : known(ready.get(new ResourceId(Kind.IMAGE, hook.image())));
    }
  }

  /// The steps after which all that a service depends on is as it must be.
  private Set<Integer> gates(String service) {
    Set<Integer> gates = new TreeSet<>();
    topology.needs(service).forEach((name, dependency) -> gates.addAll(gate(name, dependency)));
    topology
        .neighbours()
        .getOrDefault(service, Set.of())
        .forEach(other -> gates.add(await(other, new Action.Await(Action.Condition.READY, false))));
    return gates;
  }

  private boolean paused(Change change) {
    return change instanceof Change.Update update
        && !stopped.contains(update.resource().id())
        && update.observed().spec() instanceof ContainerSpec there
        && "paused".equals(there.state());
  }

  /// The steps after which a dependency is as it must be.
  private Set<Integer> gate(String serviceName, Lifecycle.Dependency dependency) {
    Set<Integer> gate = new TreeSet<>();
    for (Change change : containers.getOrDefault(serviceName, List.of())) {
      ResourceId id = change.resource().id();
      if (change instanceof Change.Remove
          || change.resource().standing() == Resource.Standing.ORPHAN) {
        continue;
      }
      boolean tolerant = !dependency.required();
      switch (dependency.condition()) {
        case SERVICE_STARTED -> gate.addAll(known(started.get(id)));
        case SERVICE_HEALTHY ->
            gate.add(await(id, new Action.Await(Action.Condition.HEALTHY, tolerant)));
        case SERVICE_COMPLETED_SUCCESSFULLY ->
            gate.add(await(id, new Action.Await(Action.Condition.COMPLETED, tolerant)));
      }
    }
    return gate;
  }

  private int await(ResourceId id, Action.Await action) {
    return waits.computeIfAbsent(
        new Wait(id, action), wait -> steps.add(action, id, known(started.get(id))));
  }

  private static Set<Integer> known(@Nullable Integer step) {
    return step == null ? Set.of() : Set.of(step);
  }
}
