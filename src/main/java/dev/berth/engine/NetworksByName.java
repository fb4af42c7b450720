package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Networks of a project by name. Engines allow two networks of one name, and older ones make them
/// when two runs ask for the same network at the same time; with a second one, no container starts.
///
/// @param first the oldest network of each name: all runs agree on that
/// @param spare the others
record NetworksByName(Map<String, JsonNode> first, List<JsonNode> spare) {
  private static final Comparator<JsonNode> AGE =
      Comparator.<JsonNode, String>comparing(network -> network.path("Created").asText())
          .thenComparing(network -> network.path("Id").asText());

  static NetworksByName of(JsonNode list) {
    List<JsonNode> sorted = new ArrayList<>();
    list.forEach(sorted::add);
    sorted.sort(AGE);
    Map<String, JsonNode> first = new TreeMap<>();
    List<JsonNode> spare = new ArrayList<>();
    for (JsonNode network : sorted) {
      if (first.putIfAbsent(network.path("Name").asText(), network) != null) {
        spare.add(network);
      }
    }
    return new NetworksByName(first, spare);
  }
}
