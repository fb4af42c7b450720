package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What nodes have of their own that matters to a stack.
///
/// @param resources kinds of generic resources that some node declares
/// @param volumes the stack's volumes, by name, of the node that answers
record OnNodes(Set<String> resources, Map<String, JsonNode> volumes) {
  static final OnNodes NOTHING = new OnNodes(Set.of(), Map.of());

  OnNodes {
    resources = Collections.unmodifiableSet(new TreeSet<>(resources));
    volumes = Collections.unmodifiableMap(new TreeMap<>(volumes));
  }

  /// @param nodes all nodes of the swarm
  /// @param volumes the volumes of the stack on one of them
  static OnNodes of(JsonNode nodes, JsonNode volumes) {
    Set<String> resources = new TreeSet<>();
    for (JsonNode node : nodes) {
      for (JsonNode resource :
          node.path("Description").path("Resources").path("GenericResources")) {
        resource.forEach(spec -> resources.add(spec.path("Kind").asText()));
      }
    }
    Map<String, JsonNode> byName = new TreeMap<>();
    for (JsonNode volume : volumes) {
      var options = volume.path("Options").isObject() ? volume.path("Options") : Json.object();
      byName.put(
          volume.path("Name").asText(),
          Json.object().put("Driver", volume.path("Driver").asText()).set("Options", options));
    }
    return new OnNodes(resources, byName);
  }
}
