package dev.berth.engine;

import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Expansion;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.plan.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The steps of [EngineGoal.Treat].
final class TreatExpansion implements Expansion {
  private final EngineGoal.Treatment treatment;
  private final Topology topology;

  TreatExpansion(EngineGoal.Treatment treatment, Topology topology) {
    this.treatment = treatment;
    this.topology = topology;
  }

  @Override
  public List<Step> steps(List<Change> changes) {
    Map<String, List<Change>> containers = new LinkedHashMap<>();
    topology.inOrder().forEach(service -> containers.put(service, new ArrayList<>()));
    for (Change change : changes) {
      containers
          .computeIfAbsent(Shutdown.group(change.resource()), group -> new ArrayList<>())
          .add(change);
    }
    Steps steps = new Steps();
    switch (treatment) {
      case EngineGoal.Treatment.Start() -> new Startup(topology, steps, containers).addSteps(false);
      case EngineGoal.Treatment.Stop(var gracePeriod) ->
          new Shutdown(topology, steps, containers, gracePeriod).stopAll(Change::acts);
      case EngineGoal.Treatment.Restart(boolean _, var gracePeriod) ->
          restart(steps, containers, new Action.Restart(gracePeriod));
      case EngineGoal.Treatment.Kill(String signal) ->
          each(steps, changes, new Action.Kill(signal));
      case EngineGoal.Treatment.Pause() -> each(steps, changes, new Action.Pause());
      case EngineGoal.Treatment.Unpause() -> each(steps, changes, new Action.Unpause());
    }
    return steps.list();
  }

  private static void each(Steps steps, List<Change> changes, Action action) {
    for (Change change : changes) {
      if (change.acts()) {
        steps.add(action, change.resource().id(), Set.of());
      }
    }
  }

  /// Restarts everything at once, only that what restarts along with something else does it after
  /// that.
  private void restart(Steps steps, Map<String, List<Change>> containers, Action action) {
    Map<String, Set<Integer>> restarted = new LinkedHashMap<>();
    containers.forEach((service, changes) -> {
      Set<Integer> after = new TreeSet<>();
      topology
          .needs(service)
          .forEach((name, need) -> {
            if (need.restart()) {
              after.addAll(restarted.getOrDefault(name, Set.of()));
            }
          });
      Set<Integer> done = new TreeSet<>();
      for (Change change : changes) {
        if (change.acts()) {
          done.add(restart(steps, change, action, after));
        }
      }
      restarted.put(service, done);
    });
  }

  private int restart(Steps steps, Change change, Action action, Set<Integer> after) {
    ResourceId id = change.resource().id();
    int before =
        Shutdown.runs(change)
            ? Shutdown.addHooks(topology, steps, change.resource(), Action.Phase.PRE_STOP, after)
            : 0;
    int step = steps.add(action, id, before > 0 ? Set.of(before) : after);
    int last =
        Shutdown.addHooks(
            topology, steps, change.resource(), Action.Phase.POST_START, Set.of(step));
    return last > 0 ? last : step;
  }
}
