package dev.berth.swarm;

import dev.berth.model.Lifecycle;
import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Steps;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The steps that make and change services, each after what it depends on: a service that another
/// one needs healthy or completed is waited for, also if nobody asked to wait for the whole.
final class Rollout {
  private final Course course;
  private final Steps steps;

  /// The step after which a resource that is no service can be used.
  private final Map<ResourceId, Integer> ready;

  /// The step that makes or changes a service.
  private final Map<ResourceId, Integer> done = new HashMap<>();

  /// The steps that wait for a service.
  private final Map<ResourceId, Map<Action.Condition, Integer>> waits = new HashMap<>();

  Rollout(Course course, Steps steps, Map<ResourceId, Integer> ready) {
    this.course = course;
    this.steps = steps;
    this.ready = ready;
  }

  /// Adds the steps.
  ///
  /// @return those after which all services are as they should be
  List<Integer> services(List<Change> changes) {
    for (Change change : inOrder(changes)) {
      service(change);
    }
    Set<Integer> last = new TreeSet<>();
    done.forEach((id, step) -> {
      if (!waits.containsKey(id)) {
        last.add(step);
      }
    });
    waits.values().forEach(steps -> last.addAll(steps.values()));
    return List.copyOf(last);
  }

  /// Services after those that they need, otherwise as they come.
  private Collection<Change> inOrder(List<Change> changes) {
    Map<ResourceId, Change> services = new TreeMap<>();
    for (Change change : changes) {
      if (change.resource().id().kind() == Kind.SERVICE) {
        services.put(change.resource().id(), change);
      }
    }
    Map<ResourceId, Change> ordered = new LinkedHashMap<>();
    services.keySet().forEach(id -> order(id, services, ordered, new TreeSet<>()));
    return ordered.values();
  }

  private void order(
      ResourceId id,
      Map<ResourceId, Change> services,
      Map<ResourceId, Change> ordered,
      Set<ResourceId> above) {
    Change change = services.get(id);
    if (change == null || ordered.containsKey(id) || !above.add(id)) {
      return;
    }
    course.needsOf(id).keySet().forEach(needed -> order(needed, services, ordered, above));
    ordered.put(id, change);
  }

  private void service(Change change) {
    ResourceId id = change.resource().id();
    switch (change) {
      case Change.Create _, Change.Replace _ -> act(change, new Action.Create(null));
      case Change.Update _ -> act(change, new Action.Update());
      case Change.Keep _ -> {
        if (course.awaitReady() && course.unsettled().contains(id)) {
          await(id, Action.Condition.READY);
        }
      }
      case Change.Remove _, Change.Blocked _ -> {}
    }
  }

  private void act(Change change, Action action) {
    ResourceId id = change.resource().id();
    List<Integer> after = new ArrayList<>();
    if (change.resource().spec() instanceof ServiceSpec spec) {
      for (ResourceId used : new ResourcesUsed(spec).all()) {
        if (ready.containsKey(used)) {
          after.add(ready.get(used));
        }
      }
    }
    course.needsOf(id).forEach((needed, condition) -> after.addAll(need(needed, condition)));
    done.put(id, steps.add(action, id, after));
    if (course.awaitReady()) {
      await(id, strongest(id));
    }
  }

  private Collection<Integer> need(ResourceId needed, Lifecycle.Condition condition) {
    boolean changes = done.containsKey(needed);
    return switch (condition) {
      case SERVICE_STARTED -> changes ? Set.of(done.get(needed)) : Set.of();
      case SERVICE_HEALTHY ->
          changes || course.unsettled().contains(needed)
              ? Set.of(await(needed, Action.Condition.HEALTHY))
              : Set.of();
      case SERVICE_COMPLETED_SUCCESSFULLY -> Set.of(await(needed, Action.Condition.COMPLETED));
    };
  }

  /// What a service has to become: whatever is more than ready is ready as well.
  private Action.Condition strongest(ResourceId id) {
    if (course.isNeeded(id, Lifecycle.Condition.SERVICE_COMPLETED_SUCCESSFULLY)) {
      return Action.Condition.COMPLETED;
    }
    return course.isNeeded(id, Lifecycle.Condition.SERVICE_HEALTHY)
        ? Action.Condition.HEALTHY
        : Action.Condition.READY;
  }

  private int await(ResourceId id, Action.Condition condition) {
    return waits
        .computeIfAbsent(id, _ -> new TreeMap<>())
        .computeIfAbsent(
            condition,
            _ -> {
              Set<Integer> after = done.containsKey(id) ? Set.of(done.get(id)) : Set.of();
              return steps.add(new Action.Await(condition, false), id, after);
            });
  }
}
