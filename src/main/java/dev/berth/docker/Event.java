package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Something that happened on the engine.
///
/// @param type what kind of thing it happened to, such as `container`
/// @param action what happened, such as `start`, `die` or `health_status: healthy`
/// @param id ID or name of the thing
/// @param attributes its labels, name and more
/// @param nanoseconds time since 1970
public record Event(
    String type, String action, String id, Map<String, String> attributes, long nanoseconds) {
  public Event {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  static Event of(JsonNode json) {
    Map<String, String> attributes = new TreeMap<>();
    JsonNode actor = json.path("Actor");
    actor
        .path("Attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
    return new Event(
        json.path("Type").asText(),
        json.path("Action").asText(),
        actor.path("ID").asText(),
        attributes,
        json.path("timeNano").asLong());
  }
}
