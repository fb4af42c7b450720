package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is going away. A service is gone from a manager's books as soon as it is removed, and so
/// are networks that nothing else uses; but their tasks go on until they have stopped, and a node
/// with such a task still shows its network. What is made anew under the name of such a network too
/// early fails on the nodes where the old one still is.
final class Leaving {
  private static final Set<String> ENDED =
      Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned");

  private Leaving() {}

  /// Whether a task has come to its end.
  static boolean hasEnded(JsonNode task) {
    return ENDED.contains(task.path("Status").path("State").asText());
  }

  /// Whether a task is on a network.
  static boolean isOn(JsonNode task, String networkId) {
    for (JsonNode attachment : task.path("NetworksAttachments")) {
      if (attachment.path("Network").path("ID").asText().equals(networkId)) {
        return true;
      }
    }
    return false;
  }

  /// Those networks that the node which answers still has though no service uses them. They are
  /// gone from the swarm, or nothing has been on them for a moment: what is made under their names
  /// has to wait until that is clear.
  ///
  /// @param networks networks of the stack by name
  /// @param services services of the stack
  static Map<String, JsonNode> networks(
      Docker docker, String stack, Map<String, JsonNode> networks, Collection<JsonNode> services) {
    Map<String, JsonNode> leaving = new TreeMap<>(networks);
    Set<String> used = used(services);
    leaving
        .values()
        .removeIf(network -> !isSeenOnNode(network) || used.contains(network.path("Id").asText()));
    if (!leaving.isEmpty()) {
      Set<String> ofOthers = used(docker.services().definitions(Filters.NONE));
      JsonNode tasks = docker.tasks().list(StackLabels.of(stack));
      leaving
          .values()
          .removeIf(network ->
              ofOthers.contains(network.path("Id").asText()) || isJoined(docker, network, tasks));
    }
    return leaving;
  }

  /// Whether containers that belong to no service are on a network. Once a task of the stack is on
  /// it, that is not asked: its service is gone, so the network most likely is as well.
  private static boolean isJoined(Docker docker, JsonNode network, JsonNode tasks) {
    String id = network.path("Id").asText();
    if (!network.path("Attachable").asBoolean()) {
      return false;
    }
    for (JsonNode task : tasks) {
      if (isOn(task, id) && !hasEnded(task)) {
        return false;
      }
    }
    JsonNode containers =
        docker.networks().inspect(id).map(found -> found.path("Containers")).orElse(network);
    return containers.properties().stream().anyMatch(entry -> !entry.getKey().startsWith("lb-"));
  }

  /// Whether the node that answers has the network itself, and not only the swarm.
  static boolean isSeenOnNode(JsonNode network) {
    return network.path("Containers").isObject();
  }

  private static Set<String> used(Iterable<JsonNode> services) {
    Set<String> ids = new HashSet<>();
    for (JsonNode service : services) {
      service
          .path("Spec")
          .path("TaskTemplate")
          .path("Networks")
          .forEach(network -> ids.add(network.path("Target").asText()));
    }
    return ids;
  }
}
