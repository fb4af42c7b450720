package dev.berth.engine;

import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Expansion;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.plan.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Turns changes into steps on an engine. Containers are replaced as the reference does it: the new
/// one is made under a temporary name, the old one is stopped and removed, the new one gets the
/// name. What does not depend on each other has no order.
final class EngineExpansion implements Expansion {
  private final Topology topology;
  private final Map<ResourceId, Blueprint> blueprints;
  private final Map<String, Rollout> rollouts;
  private final boolean start;
  private final boolean awaitReady;
  private final @Nullable Duration gracePeriod;

  /// An expansion for one goal.
  ///
  /// @param start starts what was made
  /// @param awaitReady waits for every container at the end
  /// @param gracePeriod time containers may take to stop; absent for their own
  EngineExpansion(
      Topology topology,
      Map<ResourceId, Blueprint> blueprints,
      boolean start,
      boolean awaitReady,
      @Nullable Duration gracePeriod) {
    this.topology = topology;
    this.blueprints = blueprints;
    this.start = start;
    this.awaitReady = awaitReady;
    this.gracePeriod = gracePeriod;
    this.rollouts = Rollout.of(topology);
  }

  @Override
  public List<Step> steps(List<Change> changes) {
    return new Run(changes).steps();
  }

  /// One expansion under way.
  private final class Run {
    private final Steps steps = new Steps();
    private final List<Change> changes;
    private final Map<String, List<Change>> containers = new LinkedHashMap<>();

    /// Step after which a resource is there, or free to be made again.
    private final Map<ResourceId, Integer> ready = new LinkedHashMap<>();

    private final Shutdown shutdown;
    private final Set<ResourceId> stopped = new TreeSet<>();
    private final Map<ResourceId, Integer> removed = new LinkedHashMap<>();
    private final Set<ResourceId> replaced = new TreeSet<>();

    /// Containers that are replaced when their turn comes, and the steps that this needs.
    private final Map<ResourceId, Set<Integer>> rolling = new LinkedHashMap<>();

    /// Steps that remove networks. No container joins a network while another one has its name.
    private final Set<Integer> networksRemoved = new TreeSet<>();

    Run(List<Change> changes) {
      this.changes = changes;
      this.shutdown = new Shutdown(topology, steps, containers, gracePeriod);
      for (String service : topology.inOrder()) {
        containers.put(service, new ArrayList<>());
      }
      for (Change change : changes) {
        if (change.resource().id().kind() == Kind.CONTAINER) {
          containers
              .computeIfAbsent(Shutdown.group(change.resource()), group -> new ArrayList<>())
              .add(change);
        }
        if (change instanceof Change.Replace) {
          replaced.add(change.resource().id());
        }
      }
    }

    List<Step> steps() {
      images();
      stops();
      removals();
      networksAndVolumes();
      creations();
      if (start) {
        new Startup(topology, blueprints, steps, ready, containers, stopped, rollout())
            .addSteps(awaitReady);
      }
      return steps.list();
    }

    private RolloutSteps rollout() {
      return new RolloutSteps(topology, steps, shutdown, rollouts, rolling, this::temporaryName);
    }

    private void images() {
      of(Kind.IMAGE).forEach(this::image);
    }

    /// An image comes after those that its build takes files from.
    private void image(Change change) {
      if (!ready.containsKey(change.resource().id())) {
        Set<Integer> below = new TreeSet<>();
        for (Change other : of(Kind.IMAGE)) {
          if (change.resource().uses().contains(other.resource().id())) {
            image(other);
            below.addAll(known(ready.get(other.resource().id())));
          }
        }
        if (change.acts() && change.resource().spec() instanceof ImageSpec(String refresh)) {
          ResourceId id = change.resource().id();
          switch (String.valueOf(refresh)) {
            case ImageSpec.PULL -> add(new Action.Pull(), id, Set.of());
            case ImageSpec.BUILD -> add(new Action.Build(), id, below);
            case ImageSpec.PUSH -> add(new Action.Push(), id, Set.of());
            case ImageSpec.BUILD_AND_PUSH -> {
              add(new Action.Build(), id, below);
              add(new Action.Push(), id, known(ready.get(id)));
            }
            default -> {} // an image that goes away does so after its containers
          }
        }
      }
    }

    /// Stops what goes away, what must be out of the way of a network or volume that is replaced,
    /// and what restarts along with something that is replaced.
    private void stops() {
      shutdown.stopAll(change ->
          switch (change) {
            case Change.Remove ignored -> true;
            case Change.Replace replace -> usesReplaced(replace.resource());
            case Change.Update update ->
                update.resource().restartsWith().stream().anyMatch(replaced::contains);
            case Change.Create ignored -> false;
            case Change.Keep ignored -> false;
            case Change.Blocked ignored -> false;
          });
      for (Change change : of(Kind.CONTAINER)) {
        if (change instanceof Change.Update && !shutdown.of(change.resource().id()).isEmpty()) {
          stopped.add(change.resource().id());
        }
      }
    }

    private void removals() {
      for (Change change : of(Kind.CONTAINER)) {
        boolean losesVolume =
            change instanceof Change.Replace && usesReplaced(change.resource(), Kind.VOLUME);
        if (change instanceof Change.Remove || losesVolume) {
          ResourceId id = change.resource().id();
          removed.put(id, steps.add(new Action.Remove(), id, shutdown.of(id)));
        }
      }
    }

    private void networksAndVolumes() {
      for (Change change : changes) {
        Resource resource = change.resource();
        Kind kind = resource.id().kind();
        if (kind == Kind.IMAGE && change instanceof Change.Remove) {
          steps.add(new Action.Remove(), resource.id(), Set.copyOf(removed.values()));
        }
        if (kind != Kind.NETWORK && kind != Kind.VOLUME) {
          continue;
        }
        Set<Integer> free = new TreeSet<>(removed.values());
        free.addAll(shutdown.all());
        switch (change) {
          case Change.Create ignored -> add(new Action.Create(null), resource.id(), Set.of());
          case Change.Remove ignored -> {
            int gone = steps.add(new Action.Remove(), resource.id(), free);
            if (kind == Kind.NETWORK) {
              networksRemoved.add(gone);
            }
          }
          case Change.Replace ignored -> {
            int gone = steps.add(new Action.Remove(), resource.id(), free);
            add(new Action.Create(null), resource.id(), Set.of(gone));
          }
          case Change.Update ignored -> {}
          case Change.Keep ignored -> {}
          case Change.Blocked ignored -> {}
        }
      }
    }

    private void creations() {
      for (List<Change> group : containers.values()) {
        Set<Integer> before = new TreeSet<>(networksRemoved);
        for (Change change : group) {
          if (change instanceof Change.Remove) {
            before.addAll(known(removed.get(change.resource().id())));
          }
        }
        for (Change change : group) {
          ResourceId id = change.resource().id();
          switch (change) {
            case Change.Create ignored ->
                add(new Action.Create(null), id, needed(change.resource(), before));
            case Change.Replace ignored -> {
              if (rollsOut(change)) {
                rolling.put(id, needed(change.resource(), before));
              } else {
                replace(change, before);
              }
            }
            case Change.Update update -> update(update);
            case Change.Remove ignored -> {}
            case Change.Keep ignored -> {}
            case Change.Blocked ignored -> {}
          }
        }
      }
    }

    /// Whether a container is replaced when its turn comes, not at once: unless it has to be out of
    /// the way of a network or volume anyway.
    private boolean rollsOut(Change change) {
      ResourceId id = change.resource().id();
      return start
          && rollouts.containsKey(Shutdown.group(change.resource()))
          && !removed.containsKey(id)
          && shutdown.of(id).isEmpty();
    }

    private String temporaryName(ResourceId id) {
      Blueprint blueprint = blueprints.get(id);
      ObservedContainer old = blueprint == null ? null : blueprint.predecessor();
      return old == null ? id.name() : old.shortId() + "_" + id.name();
    }

    private void replace(Change change, Set<Integer> before) {
      ResourceId id = change.resource().id();
      Set<Integer> after = needed(change.resource(), before);
      if (removed.containsKey(id)) {
        after.addAll(known(removed.get(id)));
        add(new Action.Create(null), id, after);
        return;
      }
      String temporary = temporaryName(id);
      after.addAll(shutdown.of(id));
      int last = steps.add(new Action.Create(temporary), id, after);
      if (shutdown.of(id).isEmpty() && Shutdown.runs(change)) {
        last = shutdown.stop(change, Set.of(last));
      }
      last = steps.add(new Action.Remove(), id, Set.of(last));
      add(new Action.Rename(temporary), id, Set.of(last));
    }

    private void update(Change.Update update) {
      ResourceId id = update.resource().id();
      if (update.observed().spec() instanceof ContainerSpec there && there.name() != null) {
        add(new Action.Rename(there.name()), id, Set.of());
      }
    }

    /// The steps after which everything is there that a container is made of.
    private Set<Integer> needed(Resource container, Set<Integer> before) {
      Set<Integer> after = new TreeSet<>(before);
      for (ResourceId used : container.uses()) {
        after.addAll(known(ready.get(used)));
      }
      Blueprint blueprint = blueprints.get(container.id());
      if (blueprint != null) {
        after.addAll(imagesOf(container));
        for (String name : Selection.shares(blueprint.service())) {
          containersOf(name).stream()
              .map(other -> ready.get(other.resource().id()))
              .forEach(step -> after.addAll(known(step)));
        }
      }
      return after;
    }

    private Set<Integer> imagesOf(Resource container) {
      Set<Integer> after = new TreeSet<>();
      String image = container.spec() instanceof ContainerSpec spec ? spec.image() : null;
      for (Change change : of(Kind.IMAGE)) {
        if (SpecReader.image(change.resource().id().name()).equals(image)) {
          after.addAll(known(ready.get(change.resource().id())));
        }
      }
      return after;
    }

    private boolean usesReplaced(Resource resource) {
      return resource.uses().stream().anyMatch(replaced::contains);
    }

    private boolean usesReplaced(Resource resource, Kind kind) {
      return resource.uses().stream().anyMatch(id -> id.kind() == kind && replaced.contains(id));
    }

    private void add(Action action, ResourceId id, Set<Integer> after) {
      ready.put(id, steps.add(action, id, after));
    }

    private List<Change> containersOf(String service) {
      return containers.getOrDefault(service, List.of());
    }

    private List<Change> of(Kind kind) {
      return changes.stream().filter(change -> change.resource().id().kind() == kind).toList();
    }
  }

  private static Set<Integer> known(@Nullable Integer step) {
    return step == null ? Set.of() : Set.of(step);
  }
}
