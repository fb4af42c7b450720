package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads fields of the engine's JSON: what is empty, zero or false there is absent here.
final class Fields {
  private Fields() {}

  static @Nullable String text(JsonNode node) {
    String text = node.asText("");
    return text.isEmpty() || node.isNull() ? null : text;
  }

  static @Nullable Boolean flag(JsonNode node) {
    return node.asBoolean() ? true : null;
  }

  static @Nullable Long number(JsonNode node) {
    long number = node.asLong();
    return number == 0 ? null : number;
  }

  static @Nullable Duration nanoseconds(JsonNode node) {
    long number = node.asLong();
    return number == 0 ? null : Duration.ofNanos(number);
  }

  static @Nullable List<String> list(JsonNode node) {
    if (node.isEmpty()) {
      return null;
    }
    List<String> list = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      list.add(element.asText());
    }
    return List.copyOf(list);
  }

  static @Nullable Set<String> set(JsonNode node) {
    if (node.isEmpty()) {
      return null;
    }
    Set<String> set = new TreeSet<>();
    for (JsonNode element : node) {
      set.add(element.asText());
    }
    return set;
  }

  static @Nullable Map<String, String> map(JsonNode node) {
    if (node.isEmpty()) {
      return null;
    }
    Map<String, String> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      map.put(entry.getKey(), entry.getValue().asText());
    }
    return map.isEmpty() ? null : map;
  }
}
