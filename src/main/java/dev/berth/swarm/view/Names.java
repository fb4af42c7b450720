package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Names of services and nodes; an ID that is not among them stands for itself.
///
/// @param services names of services by ID
/// @param nodes host names of nodes by ID
record Names(Map<String, String> services, Map<String, String> nodes) {
  /// No names at all.
  static final Names NONE = new Names(Map.of(), Map.of());

  Names {
    services = Map.copyOf(services);
    nodes = Map.copyOf(nodes);
  }

  /// The names of the services that match, and of all nodes.
  static Names of(Docker docker, Filters services) {
    docker.apiVersion();
    CompletableFuture<JsonNode> nodes = Together.start(() -> docker.nodes().list(Filters.NONE));
    Map<String, String> names = new HashMap<>();
    for (JsonNode service : docker.services().definitions(services)) {
      names.put(service.path("ID").asText(), service.path("Spec").path("Name").asText());
    }
    Map<String, String> hosts = new HashMap<>();
    for (JsonNode node : Together.join(nodes)) {
      hosts.put(node.path("ID").asText(), node.path("Description").path("Hostname").asText());
    }
    return new Names(names, hosts);
  }

  String service(String id) {
    return services.getOrDefault(id, id);
  }

  String node(String id) {
    return nodes.getOrDefault(id, id);
  }
}
