package dev.berth.engine;

import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Gate;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The steps that replace the containers of a service batch by batch. The old container stays,
/// under its own name, until the new one has proven to work; if it does not, the old one is back.
final class RolloutSteps {
  private final Topology topology;
  private final Steps steps;
  private final Shutdown shutdown;
  private final Map<String, Rollout> rollouts;
  private final Map<ResourceId, Set<Integer>> turns;
  private final Function<ResourceId, String> temporaryNames;

  /// @param steps where they are added
  /// @param rollouts how services are rolled out, by name
  /// @param turns the containers that are replaced in this way, and the steps that each one needs
  /// @param temporaryNames the name that a new container has until the old one is gone
  RolloutSteps(
      Topology topology,
      Steps steps,
      Shutdown shutdown,
      Map<String, Rollout> rollouts,
      Map<ResourceId, Set<Integer>> turns,
      Function<ResourceId, String> temporaryNames) {
    this.topology = topology;
    this.steps = steps;
    this.shutdown = shutdown;
    this.rollouts = rollouts;
    this.turns = turns;
    this.temporaryNames = temporaryNames;
  }

  /// Nothing is replaced.
  static RolloutSteps none(Topology topology, Steps steps) {
    Shutdown shutdown = new Shutdown(topology, steps, Map.of(), null);
    return new RolloutSteps(topology, steps, shutdown, Map.of(), Map.of(), ResourceId::name);
  }

  /// Whether a container is replaced when its turn comes.
  boolean concerns(Change change) {
    return turns.containsKey(change.resource().id());
  }

  /// The steps after which everything is there that a container is made of, if it is replaced when
  /// its turn comes.
  Set<Integer> needed(ResourceId id) {
    return turns.getOrDefault(id, Set.of());
  }

  /// One container on its way.
  ///
  /// @param made step that makes the new one
  /// @param stopped step that stops the old one; absent if it does not run
  /// @param proven step after which the new one works
  /// @param all all steps until then
  private record Turn(
      Change change, int made, @Nullable Integer stopped, int proven, Set<Integer> all) {
    ResourceId id() {
      return change.resource().id();
    }
  }

  /// Adds the steps of one service.
  ///
  /// @param changes its containers that are replaced
  /// @param earlier steps after which all that it depends on is as it must be
  /// @return for each container the step after which it works
  Map<ResourceId, Integer> addSteps(String service, List<Change> changes, Set<Integer> earlier) {
    Map<ResourceId, Integer> proven = new LinkedHashMap<>();
    Rollout rollout = rollouts.get(service);
    if (rollout == null || changes.isEmpty()) {
      return proven;
    }
    int size = rollout.parallelism() == 0 ? changes.size() : rollout.parallelism();
    int tolerated = rollout.tolerated(changes.size());
    boolean atTheEnd = rollout.failure() == Rollout.Failure.ROLLBACK;
    Set<Integer> counted = new TreeSet<>();
    List<Turn> all = new ArrayList<>();
    for (int first = 0; first < changes.size(); first += size) {
      Gate gate = first == 0 ? null : Gate.upTo(tolerated, counted);
      Set<Integer> before = new TreeSet<>(earlier);
      if (first > 0 && rollout.delay().isPositive()) {
        ResourceId id = new ResourceId(Kind.SERVICE, service);
        before.add(steps.add(new Action.Delay(rollout.delay()), id, Set.of(), gate));
        gate = null;
      }
      int begin = steps.count() + 1;
      for (Change change : changes.subList(first, Math.min(first + size, changes.size()))) {
        Turn turn = turn(rollout, change, before, gate);
        all.add(turn);
        proven.put(turn.id(), turn.proven());
        if (!atTheEnd) {
          takeOver(turn, null);
        }
        if (!atTheEnd || tolerated > 0) {
          bringBack(turn, Gate.beyond(0, turn.all()));
        }
      }
      counted.addAll(since(begin));
    }
    if (atTheEnd) {
      for (Turn turn : all) {
        takeOver(turn, Gate.upTo(tolerated, counted));
        bringBack(turn, Gate.beyond(tolerated, counted));
      }
    }
    return proven;
  }

  private Turn turn(Rollout rollout, Change change, Set<Integer> before, @Nullable Gate gate) {
    ResourceId id = change.resource().id();
    Set<Integer> after = new TreeSet<>(before);
    after.addAll(needed(id));
    int made = steps.add(new Action.Create(temporaryNames.apply(id)), id, after, gate);
    int last = made;
    Integer stopped = null;
    boolean ran = Shutdown.runs(change);
    if (ran && !rollout.startFirst()) {
      stopped = shutdown.stop(change, Set.of(last));
      last = stopped;
    }
    int started = steps.add(new Action.Start(), id, Set.of(last));
    int hooks =
        Shutdown.addHooks(
            topology, steps, change.resource(), Action.Phase.POST_START, Set.of(started));
    int ready = Math.max(started, hooks);
    int proven = steps.add(new Action.Await(Action.Condition.READY, false), id, Set.of(ready));
    if (rollout.monitor().isPositive()) {
      proven = steps.add(new Action.Monitor(rollout.monitor()), id, Set.of(proven));
    }
    if (ran && rollout.startFirst()) {
      stopped = shutdown.stop(change, Set.of(proven));
    }
    return new Turn(change, made, stopped, proven, since(made));
  }

  /// The old container goes, the new one gets its name.
  private void takeOver(Turn turn, @Nullable Gate gate) {
    Set<Integer> after = new TreeSet<>(Set.of(turn.proven()));
    if (turn.stopped() != null) {
      after.add(turn.stopped());
    }
    int gone = steps.add(new Action.Remove(), turn.id(), after, gate);
    Action rename = new Action.Rename(temporaryNames.apply(turn.id()));
    steps.add(rename, turn.id(), Set.of(gone), gate);
  }

  /// The new container goes, the old one runs again if it was stopped.
  private void bringBack(Turn turn, Gate gate) {
    Action discard = new Action.Discard(temporaryNames.apply(turn.id()));
    int gone = steps.add(discard, turn.id(), Set.of(turn.made()), gate);
    if (turn.stopped() != null) {
      steps.add(new Action.Resume(), turn.id(), Set.of(gone, turn.stopped()), gate);
    }
  }

  /// All steps from one on.
  private Set<Integer> since(int first) {
    return IntStream.rangeClosed(first, steps.count())
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
