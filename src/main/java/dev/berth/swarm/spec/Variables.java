package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Environment variables: a mapping of names to strings or [Unset], and `NAME=value` texts in the
/// API.
public final class Variables {
  private Variables() {}

  /// A variable without a value: the image's own one is taken away.
  public enum Unset {
    /// It has no value.
    UNSET
  }

  /// Variables of a file.
  public static Map<String, Object> of(Map<String, @Nullable String> environment) {
    Map<String, Object> variables = new TreeMap<>();
    environment.forEach((name, value) -> variables.put(name, value == null ? Unset.UNSET : value));
    return variables;
  }

  static Map<String, Object> read(JsonNode list) {
    Map<String, Object> variables = new TreeMap<>();
    for (JsonNode item : list) {
      String text = item.asText();
      int at = text.indexOf('=');
      if (at < 0) {
        variables.put(text, Unset.UNSET);
      } else {
        variables.put(text.substring(0, at), text.substring(at + 1));
      }
    }
    return variables;
  }

  static JsonNode write(Map<String, Object> variables) {
    TreeSet<String> texts = new TreeSet<>();
    variables.forEach(
        (name, value) -> texts.add(value instanceof String text ? name + "=" + text : name));
    return Json.array(texts);
  }
}
