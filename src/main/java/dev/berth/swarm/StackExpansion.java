package dev.berth.swarm;

import dev.berth.plan.Action;
import dev.berth.plan.Action.Condition;
import dev.berth.plan.Change;
import dev.berth.plan.Expansion;
import dev.berth.plan.Kind;
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

/// Steps on a swarm: networks, configs and secrets first, then services side by side, and what goes
/// away last, after everything else has succeeded.
///
/// @param awaitReady waits for services that change, and for those of `unsettled`
/// @param awaitGone waits for the tasks of services that go away
/// @param unsettled services that do not run as they should
record StackExpansion(boolean awaitReady, boolean awaitGone, Set<ResourceId> unsettled)
    implements Expansion {

  @Override
  public List<Step> steps(List<Change> changes) {
    return new Run().steps(changes);
  }

  private final class Run {
    private final Steps steps = new Steps();

    /// The step after which a resource can be used, or is gone.
    private final Map<ResourceId, Integer> ready = new TreeMap<>();

    List<Step> steps(List<Change> changes) {
      Collection<Integer> cleared = clear(changes);
      for (Change change : changes) {
        if (change.resource().id().kind() != Kind.SERVICE) {
          make(change, cleared);
        }
      }
      List<Integer> last = new ArrayList<>(ready.values());
      for (Change change : changes) {
        if (change.resource().id().kind() == Kind.SERVICE) {
          last.addAll(service(change));
        }
      }
      remove(changes, last);
      return steps.list();
    }

    /// Services that are replaced leave their networks first.
    private Collection<Integer> clear(List<Change> changes) {
      List<Integer> cleared = new ArrayList<>();
      for (Change change : changes) {
        ResourceId id = change.resource().id();
        if (change instanceof Change.Replace && id.kind() == Kind.SERVICE) {
          int removed = steps.add(new Action.Remove(), id, Set.of());
          cleared.add(steps.add(new Action.Await(Condition.GONE, false), id, Set.of(removed)));
        }
      }
      return cleared;
    }

    private void make(Change change, Collection<Integer> cleared) {
      ResourceId id = change.resource().id();
      switch (change) {
        case Change.Create _ -> ready.put(id, steps.add(new Action.Create(null), id, Set.of()));
        case Change.Update _ -> ready.put(id, steps.add(new Action.Update(), id, Set.of()));
        case Change.Replace _ -> {
          int removed = steps.add(new Action.Remove(), id, cleared);
          ready.put(id, steps.add(new Action.Create(null), id, Set.of(removed)));
        }
        case Change.Remove _, Change.Keep _, Change.Blocked _ -> {}
      }
    }

    private List<Integer> service(Change change) {
      ResourceId id = change.resource().id();
      List<Integer> needed = new ArrayList<>();
      if (change.resource().spec() instanceof ServiceSpec spec) {
        for (ResourceId used : new ResourcesUsed(spec).all()) {
          if (ready.containsKey(used)) {
            needed.add(ready.get(used));
          }
        }
      }
      return switch (change) {
        case Change.Create _ -> ready(id, steps.add(new Action.Create(null), id, needed));
        case Change.Replace _ -> ready(id, steps.add(new Action.Create(null), id, needed));
        case Change.Update _ -> ready(id, steps.add(new Action.Update(), id, needed));
        case Change.Keep _ ->
            awaitReady && unsettled.contains(id) ? List.of(awaitReady(id, needed)) : List.of();
        case Change.Remove _, Change.Blocked _ -> List.of();
      };
    }

    private List<Integer> ready(ResourceId id, int done) {
      return List.of(awaitReady ? awaitReady(id, Set.of(done)) : done);
    }

    private int awaitReady(ResourceId id, Collection<Integer> after) {
      return steps.add(new Action.Await(Condition.READY, false), id, after);
    }

    private void remove(List<Change> changes, Collection<Integer> last) {
      List<Integer> removed = new ArrayList<>();
      List<Integer> gone = new ArrayList<>();
      for (Change change : changes) {
        ResourceId id = change.resource().id();
        if (change instanceof Change.Remove && id.kind() == Kind.SERVICE) {
          int step = steps.add(new Action.Remove(), id, last);
          removed.add(step);
          if (awaitGone) {
            gone.add(steps.add(new Action.Await(Condition.GONE, false), id, Set.of(step)));
          }
        }
      }
      for (Change change : changes) {
        ResourceId id = change.resource().id();
        if (change instanceof Change.Remove && id.kind() != Kind.SERVICE) {
          List<Integer> after = new ArrayList<>(last);
          after.addAll(removed);
          if (id.kind() == Kind.NETWORK) {
            after.addAll(gone);
          }
          steps.add(new Action.Remove(), id, after);
        }
      }
    }
  }
}
