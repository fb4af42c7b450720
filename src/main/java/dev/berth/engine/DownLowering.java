package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Volume;
import dev.berth.plan.Resource;
import dev.berth.target.Goal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lowers [Goal.Down]: nothing is wanted; what there is goes away as far as it is the project's.
final class DownLowering {
  private final Goal.Down goal;
  private final Snapshot snapshot;
  private final LoweringResult result = LoweringResult.empty();

  private DownLowering(Goal.Down goal, Snapshot snapshot) {
    this.goal = goal;
    this.snapshot = snapshot;
  }

  static Lowered lower(Goal.Down goal, Snapshot snapshot) {
    DownLowering lowering = new DownLowering(goal, snapshot);
    Set<String> inUse = lowering.containers(lowering.services());
    lowering.networks(inUse);
    lowering.spareNetworks(inUse);
    lowering.volumes();
    lowering.images();
    return lowering.result.done();
  }

  /// The services that go away; empty for all. What depends on one of them goes with it.
  private Set<String> services() {
    Set<String> services = new TreeSet<>(goal.services());
    if (!services.isEmpty()) {
      Topology topology = Topology.of(goal.project(), snapshot.containers());
      for (String name : topology.inOrder()) {
        if (topology.needs(name).keySet().stream().anyMatch(services::contains)) {
          services.add(name);
        }
      }
    }
    return services;
  }

  private void images() {
    Project project = goal.project();
    if (project != null && goal.images() != Goal.Images.NONE) {
      result
          .observed()
          .addAll(
              ImagesLowering.removed(
                  project, snapshot, goal.services(), goal.images() == Goal.Images.ALL));
    }
  }

  /// Adds the containers and returns the networks of those that stay.
  private Set<String> containers(Set<String> services) {
    Set<String> inUse = new TreeSet<>();
    for (ObservedContainer container : snapshot.containers()) {
      if (!services.isEmpty() && !services.contains(container.serviceName())) {
        inUse.addAll(container.networkNames());
        continue;
      }
      boolean own = declares(container.serviceName());
      result
          .observed()
          .add(
              UpLowering.orphan(container, own ? Resource.Standing.OWN : Resource.Standing.ORPHAN));
      if (!own && !goal.removeOrphans()) {
        inUse.addAll(container.networkNames());
      }
    }
    return inUse;
  }

  private boolean declares(String serviceName) {
    Project project = goal.project();
    return project == null
        || project.services().containsKey(serviceName)
        || project.disabledServices().containsKey(serviceName);
  }

  private void networks(Set<String> inUse) {
    Set<String> wanted = networkNames();
    wanted.addAll(undeclared(snapshot.networks(), declaredNetworks()));
    for (Map.Entry<String, JsonNode> entry : declared(snapshot.networks(), wanted)) {
      if (!inUse.contains(entry.getKey())) {
        result.observed().add(NetworksAndVolumes.network(entry.getValue(), Resource.Standing.OWN));
      }
    }
  }

  private void spareNetworks(Set<String> inUse) {
    for (JsonNode spare : snapshot.spareNetworks()) {
      if (!inUse.contains(spare.path("Name").asText())) {
        result.observed().add(NetworksAndVolumes.spare(spare));
      }
    }
  }

  private void volumes() {
    Set<String> wanted = goal.removeVolumes() ? volumeNames() : new TreeSet<>();
    wanted.addAll(undeclared(snapshot.volumes(), declaredVolumes()));
    if (goal.project() == null && !goal.removeVolumes()) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : declared(snapshot.volumes(), wanted)) {
      result.observed().add(NetworksAndVolumes.volume(entry.getValue(), Resource.Standing.OWN));
    }
  }

  /// What the project made once and the file no longer declares, if it is to go.
  private Set<String> undeclared(Map<String, JsonNode> there, Set<String> declared) {
    Set<String> undeclared = new TreeSet<>();
    if (goal.prune()) {
      there.forEach((name, found) -> {
        String owner = found.path("Labels").path(ComposeLabels.PROJECT).asText();
        if (owner.equals(goal.projectName()) && !declared.contains(name)) {
          undeclared.add(name);
        }
      });
    }
    return undeclared;
  }

  private Set<String> declaredNetworks() {
    Set<String> names = new TreeSet<>();
    if (goal.project() != null) {
      goal.project().networks().values().forEach(network -> names.add(network.name()));
    }
    return names;
  }

  private Set<String> declaredVolumes() {
    Set<String> names = new TreeSet<>();
    if (goal.project() != null) {
      goal.project().volumes().values().forEach(volume -> names.add(volume.name()));
    }
    return names;
  }

  /// Without a file, everything that has the project's label; with one, what it declares.
  private Set<Map.Entry<String, JsonNode>> declared(
      Map<String, JsonNode> there, Set<String> names) {
    Map<String, JsonNode> declared = new TreeMap<>(there);
    if (goal.project() != null) {
      declared.keySet().retainAll(names);
    }
    return declared.entrySet();
  }

  private Set<String> networkNames() {
    Set<String> names = new TreeSet<>();
    if (goal.project() != null) {
      for (Network network : goal.project().networks().values()) {
        if (!network.external()) {
          names.add(network.name());
        }
      }
    }
    return names;
  }

  private Set<String> volumeNames() {
    Set<String> names = new TreeSet<>();
    if (goal.project() != null) {
      for (Volume volume : goal.project().volumes().values()) {
        if (!volume.external()) {
          names.add(volume.name());
        }
      }
    }
    return names;
  }
}
