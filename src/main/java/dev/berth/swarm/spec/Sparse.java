package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fields of JSON objects as the Engine API has them: what is empty, zero or false is not there.
final class Sparse {
  private Sparse() {}

  static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  static @Nullable Long number(JsonNode node, String field) {
    long number = node.path(field).asLong();
    return number == 0 ? null : number;
  }

  static @Nullable Boolean flag(JsonNode node, String field) {
    return node.path(field).asBoolean() ? Boolean.TRUE : null;
  }

  /// A duration in nanoseconds; one of zero length is there if the field is.
  static @Nullable Duration duration(JsonNode node, String field) {
    return node.hasNonNull(field) ? Duration.ofNanos(node.path(field).asLong()) : null;
  }

  static @Nullable List<String> texts(JsonNode node, String field) {
    return orNull(list(node, field));
  }

  static List<String> list(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  static @Nullable Map<String, String> map(JsonNode node, String field) {
    return sorted(entries(node, field));
  }

  static Map<String, String> entries(JsonNode node, String field) {
    Map<String, String> map = new LinkedHashMap<>();
    node.path(field)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }

  /// What is read from an object, or nothing if the object is empty or not there.
  static <T> @Nullable T optional(JsonNode node, String field, Function<JsonNode, T> read) {
    JsonNode object = node.path(field);
    return object.isObject() && !object.isEmpty() ? read.apply(object) : null;
  }

  static void put(ObjectNode object, String field, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case String text -> object.put(field, text);
      case Boolean flag -> object.put(field, flag);
      case Long number -> object.put(field, number);
      case Integer number -> object.put(field, number);
      case Duration duration -> object.put(field, duration.toNanos());
      case JsonNode node -> object.set(field, node);
      case Collection<?> list -> object.set(field, array(list));
      case Map<?, ?> map -> {
        ObjectNode entries = Json.object();
        map.forEach((key, entry) -> entries.put(key.toString(), String.valueOf(entry)));
        object.set(field, entries);
      }
      default -> throw new IllegalArgumentException(field + ": " + value.getClass());
    }
  }

  private static ArrayNode array(Collection<?> list) {
    ArrayNode array = Json.array();
    list.forEach(item -> array.add(item.toString()));
    return array;
  }

  static <T> @Nullable List<T> orNull(@Nullable List<T> list) {
    return list == null || list.isEmpty() ? null : List.copyOf(list);
  }

  static <V> @Nullable Map<String, V> orNull(@Nullable Map<String, V> map) {
    return map == null || map.isEmpty()
        ? null
        : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <V> @Nullable Map<String, V> sorted(@Nullable Map<String, V> map) {
    return map == null || map.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(map));
  }

  static @Nullable Boolean orNull(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag) ? flag : null;
  }

  static @Nullable Long orNull(@Nullable Long number) {
    return number == null || number == 0 ? null : number;
  }

  static @Nullable Duration orNull(@Nullable Duration duration) {
    return duration == null || duration.isZero() ? null : duration;
  }

  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /// The value, or nothing if it is the one that the manager takes on its own.
  static @Nullable String unless(@Nullable String text, String standard) {
    return text == null || text.isEmpty() || text.equals(standard) ? null : text;
  }
}
