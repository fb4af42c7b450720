package dev.berth.swarm;

import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Expansion;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.plan.Steps;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Steps on a swarm: networks, configs and secrets first, then services, each after those that it
/// depends on and the rest side by side, and what goes away last, after everything else has
/// succeeded.
///
/// @param course what decides about order and waiting
record StackExpansion(Course course) implements Expansion {

  @Override
  public List<Step> steps(List<Change> changes) {
    return new Run().steps(changes);
  }

  private final class Run {
    private final Steps steps = new Steps();

    /// The step after which a resource can be used, or is gone.
    private final Map<ResourceId, Integer> ready = new TreeMap<>();

    /// The step after which a service is gone that had to go first.
    private final Map<ResourceId, Integer> removed = new TreeMap<>();

    List<Step> steps(List<Change> changes) {
      Collection<Integer> cleared = clear(changes);
      for (Change change : changes) {
        if (change.resource().id().kind() != Kind.SERVICE) {
          make(change, cleared);
        }
      }
      List<Integer> last = new ArrayList<>(ready.values());
      last.addAll(new Rollout(course, steps, ready).services(changes));
      remove(changes, last);
      if (course.record() != null && (course.recordsAnyway() || !steps.list().isEmpty())) {
        Set<Integer> all = new TreeSet<>();
        steps.list().forEach(step -> all.add(step.number()));
        steps.list().forEach(step -> all.removeAll(step.after()));
        steps.add(new Action.Create(null), course.record(), all);
      }
      return steps.list();
    }

    /// Services that are replaced, or go away, leave networks that are replaced first.
    private Collection<Integer> clear(List<Change> changes) {
      Set<ResourceId> replaced = new TreeSet<>();
      for (Change change : changes) {
        if (change instanceof Change.Replace && change.resource().id().kind() == Kind.NETWORK) {
          replaced.add(change.resource().id());
        }
      }
      List<Integer> cleared = new ArrayList<>();
      for (Change change : changes) {
        ResourceId id = change.resource().id();
        boolean leaves =
            switch (change) {
              case Change.Replace _ -> id.kind() == Kind.SERVICE;
              case Change.Remove remove -> uses(remove.resource(), replaced);
              case Change.Create _, Change.Update _, Change.Keep _, Change.Blocked _ -> false;
            };
        if (leaves) {
          int step = gone(id, steps.add(new Action.Remove(), id, Set.of()));
          cleared.add(step);
          removed.put(id, step);
        }
      }
      return cleared;
    }

    private static boolean uses(Resource resource, Set<ResourceId> networks) {
      return resource.spec() instanceof ServiceSpec spec
          && new ResourcesUsed(spec).networks().stream().anyMatch(networks::contains);
    }

    private int gone(ResourceId id, int removed) {
      return steps.add(new Action.Await(Action.Condition.GONE, false), id, Set.of(removed));
    }

    private void make(Change change, Collection<Integer> cleared) {
      ResourceId id = change.resource().id();
      switch (change) {
        case Change.Create _ -> ready.put(id, steps.add(new Action.Create(null), id, left(id)));
        case Change.Update _ -> ready.put(id, steps.add(new Action.Update(), id, Set.of()));
        case Change.Replace _ -> {
          int gone = steps.add(new Action.Remove(), id, cleared);
          if (id.kind() == Kind.NETWORK) {
            gone = gone(id, gone);
          }
          ready.put(id, steps.add(new Action.Create(null), id, Set.of(gone)));
        }
        case Change.Remove _, Change.Keep _, Change.Blocked _ -> {}
      }
    }

    /// What has this name and is going away has to be gone.
    private Set<Integer> left(ResourceId id) {
      return course.leaving().contains(id)
          ? Set.of(steps.add(new Action.Await(Action.Condition.GONE, false), id, Set.of()))
          : Set.of();
    }

    private void remove(List<Change> changes, Collection<Integer> last) {
      List<Integer> gone = new ArrayList<>();
      for (Change change : changes) {
        ResourceId id = change.resource().id();
        if (change instanceof Change.Remove
            && id.kind() == Kind.SERVICE
            && !removed.containsKey(id)) {
          int step = steps.add(new Action.Remove(), id, last);
          removed.put(id, step);
          if (course.awaitGone()) {
            gone.add(gone(id, step));
          }
        }
      }
      for (Change change : changes) {
        ResourceId id = change.resource().id();
        if (change instanceof Change.Remove && id.kind() != Kind.SERVICE) {
          List<Integer> after = new ArrayList<>(last);
          after.addAll(removed.values());
          if (id.kind() == Kind.NETWORK || id.kind() == Kind.VOLUME) {
            after.addAll(gone);
          }
          int step = steps.add(new Action.Remove(), id, after);
          if (id.kind() == Kind.NETWORK && course.awaitGone()) {
            gone(id, step);
          }
        }
      }
    }
  }
}
