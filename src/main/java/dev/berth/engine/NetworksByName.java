package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Networks of a project by name. Engines allow two networks of one name, and older ones make them
/// when two runs ask for the same network at the same time; with a second one, no container starts.
///
/// @param first the oldest network of each name: all runs agree on that
/// @param spare the others
record NetworksByName(Map<String, JsonNode> first, List<JsonNode> spare) {
  static NetworksByName of(JsonNode list) {
    List<JsonNode> sorted = new ArrayList<>();
    list.forEach(sorted::add);
    sorted.sort(NetworksByName::compareAges);
    Map<String, JsonNode> first = new TreeMap<>();
    List<JsonNode> spare = new ArrayList<>();
    for (JsonNode network : sorted) {
      if (first.putIfAbsent(network.path("Name").asText(), network) != null) {
        spare.add(network);
      }
    }
    return new NetworksByName(first, spare);
  }

  private static int compareAges(JsonNode one, JsonNode other) {
    int byTime = one.path("Created").asText().compareTo(other.path("Created").asText());
    return byTime != 0 ? byTime : one.path("Id").asText().compareTo(other.path("Id").asText());
  }
}
