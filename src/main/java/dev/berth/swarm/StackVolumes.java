package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.target.VolumeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The volumes that nodes have made for a stack. A manager knows nothing of them: each node is
/// asked itself, and what is on a node that cannot be asked stays. A volume is `NODE/NAME` here,
/// since nodes have different ones of one name.
///
/// @param found the volumes of the nodes that were asked
/// @param elsewhere names of the volumes that tasks use on other nodes, by name of the node
record StackVolumes(Map<ResourceId, OnNode> found, Map<String, Set<String>> elsewhere) {
  static final StackVolumes NONE = new StackVolumes(Map.of(), Map.of());

  /// A volume of a node.
  record OnNode(Docker engine, String name) {}

  /// @param manager a manager of the swarm
  /// @param others further nodes
  /// @throws ProblemsException if one of these is no node of the swarm
  static StackVolumes find(String stack, Docker manager, List<Docker> others) {
    Map<String, String> names = names(manager.nodes().list(Filters.NONE));
    Map<String, Docker> engines = new LinkedHashMap<>();
    engines.put(nodeOf(manager), manager);
    for (Docker other : others) {
      String id = nodeOf(other);
      if (!names.containsKey(id)) {
        throw new ProblemsException(
            Problem.error(
                    Code.NOT_IN_SWARM,
                    "the engine at %s is no node of this swarm".formatted(other.endpoint().uri()))
                .withHelp("\"berth node ls\" lists all of them"));
      }
      engines.putIfAbsent(id, other);
    }
    Map<ResourceId, OnNode> found = new TreeMap<>();
    engines.forEach((id, engine) -> {
      for (JsonNode volume : engine.volumes().list(StackLabels.of(stack))) {
        String name = volume.path("Name").asText();
        found.put(
            new ResourceId(Kind.VOLUME, names.get(id) + "/" + name), new OnNode(engine, name));
      }
    });
    Map<String, Set<String>> elsewhere = new TreeMap<>();
    names.forEach((id, name) -> {
      if (!engines.containsKey(id)) {
        elsewhere.put(name, new TreeSet<>());
      }
    });
    for (JsonNode task : manager.tasks().list(StackLabels.of(stack))) {
      Set<String> there = elsewhere.get(names.getOrDefault(task.path("NodeID").asText(), ""));
      if (there != null) {
        there.addAll(used(task, stack));
      }
    }
    return new StackVolumes(found, elsewhere);
  }

  private static String nodeOf(Docker engine) {
    return engine.daemon().info().path("Swarm").path("NodeID").asText();
  }

  /// Names of nodes by ID; the ID itself where a name is not the only one of its kind.
  private static Map<String, String> names(JsonNode nodes) {
    Map<String, Long> count = new HashMap<>();
    nodes.forEach(node -> count.merge(hostname(node), 1L, Long::sum));
    Map<String, String> names = new TreeMap<>();
    for (JsonNode node : nodes) {
      String id = node.path("ID").asText();
      names.put(id, count.getOrDefault(hostname(node), 0L) == 1 ? hostname(node) : id);
    }
    return names;
  }

  private static String hostname(JsonNode node) {
    return node.path("Description").path("Hostname").asText();
  }

  private static Set<String> used(JsonNode task, String stack) {
    Set<String> used = new TreeSet<>();
    for (JsonNode mount : task.path("Spec").path("ContainerSpec").path("Mounts")) {
      if (Snapshot.stackOf(mount.path("VolumeOptions")).filter(stack::equals).isPresent()) {
        used.add(mount.path("Source").asText());
      }
    }
    return used;
  }

  /// What there is, to be removed.
  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>();
    found
        .keySet()
        .forEach(id ->
            resources.add(
                new Resource(
                    id,
                    new VolumeSpec(null, null, null),
                    null,
                    Resource.Standing.OWN,
                    null,
                    null,
                    Set.of())));
    return resources;
  }

  /// That volumes stay where nobody was asked, if there are any at all.
  Optional<Problem> left() {
    Set<String> known = new TreeSet<>();
    elsewhere.values().forEach(known::addAll);
    if (elsewhere.isEmpty() || (known.isEmpty() && found.isEmpty())) {
      return Optional.empty();
    }
    String nodes =
        elsewhere.entrySet().stream()
            .map(entry ->
                "%s (%s)"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().isEmpty()
                            ? "none known"
                            : String.join(", ", entry.getValue())))
            .collect(Collectors.joining(", "));
    return Optional.of(
        Problem.warning(Code.VOLUME_STAYS, "volumes stay on nodes that were not asked: " + nodes)
            .withHelp("reach these nodes as well, with --node ADDRESS or --node CONTEXT"));
  }
}
