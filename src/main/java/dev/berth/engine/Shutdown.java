package dev.berth.engine;

import dev.berth.model.Service;
import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The steps that stop containers, each service after those that depend on it.
final class Shutdown {
  private final Topology topology;
  private final Steps steps;
  private final Map<String, List<Change>> containers;
  private final @Nullable Duration gracePeriod;
  private final Map<ResourceId, Integer> stopped = new LinkedHashMap<>();

  /// Steps that stop what runs.
  ///
  /// @param steps where they are added
  /// @param containers changes of containers by service, each service after those it needs
  /// @param gracePeriod time containers may take; absent for their own
  Shutdown(
      Topology topology,
      Steps steps,
      Map<String, List<Change>> containers,
      @Nullable Duration gracePeriod) {
    this.topology = topology;
    this.steps = steps;
    this.containers = containers;
    this.gracePeriod = gracePeriod;
  }

  /// Stops the containers that are meant and run.
  void stopAll(Predicate<Change> meant) {
    for (String service : new ArrayList<>(containers.keySet()).reversed()) {
      for (Change change : containers.getOrDefault(service, List.of())) {
        if (meant.test(change) && runs(change)) {
          stop(change, Set.of());
        }
      }
    }
  }

  /// Stops one container, after all steps so far that stop what depends on it.
  ///
  /// @return the step after which it is stopped
  int stop(Change change, Collection<Integer> earlier) {
    Set<Integer> after = new TreeSet<>(earlier);
    ResourceId id = change.resource().id();
    String service = group(change.resource());
    topology
        .needs()
        .forEach((dependent, needs) -> {
          if (needs.containsKey(service)) {
            for (Change other : containers.getOrDefault(dependent, List.of())) {
              after.addAll(of(other.resource().id()));
            }
          }
        });
    int last = addHooks(topology, steps, change.resource(), Action.Phase.PRE_STOP, after);
    int step = steps.add(new Action.Stop(gracePeriod), id, last > 0 ? Set.of(last) : after);
    stopped.put(id, step);
    return step;
  }

  /// Adds the steps of the hooks of a phase, one after the other.
  ///
  /// @return the last one, or 0
  static int addHooks(
      Topology topology,
      Steps steps,
      Resource container,
      Action.Phase phase,
      Set<Integer> earlier) {
    Service service = topology.services().get(group(container));
    int count = service == null ? 0 : hooks(service, phase);
    int last = 0;
    for (int i = 0; i < count; i++) {
      last =
          steps.add(
              new Action.RunHook(phase, i), container.id(), last > 0 ? Set.of(last) : earlier);
    }
    return last;
  }

  private static int hooks(Service service, Action.Phase phase) {
    return switch (phase) {
      case PRE_START -> service.lifecycle().preStart().size();
      case POST_START -> service.lifecycle().postStart().size();
      case PRE_STOP -> service.lifecycle().preStop().size();
    };
  }

  /// The step that stops a container, if there is one.
  Set<Integer> of(ResourceId id) {
    Integer step = stopped.get(id);
    return step == null ? Set.of() : Set.of(step);
  }

  /// All steps so far that stop something.
  Collection<Integer> all() {
    return stopped.values();
  }

  /// Whether the container of a change runs before it.
  static boolean runs(Change change) {
    Resource there =
        switch (change) {
          case Change.Replace replace -> replace.observed();
          case Change.Update update -> update.observed();
          case Change.Blocked blocked -> blocked.observed();
          case Change.Remove remove -> remove.resource();
          case Change.Keep keep -> keep.resource();
          case Change.Create create -> create.resource();
        };
    String state =
        switch (there.spec()) {
          case ContainerSpec spec -> spec.state();
          case RunState run -> run.state();
          default -> null;
        };
    return "running".equals(state) || "paused".equals(state) || "restarting".equals(state);
  }

  static String group(Resource resource) {
    return resource.group() == null ? "" : resource.group();
  }
}
