package dev.berth.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Objects of an engine for machines and for those who want to see everything, as the docker
/// command prints them.
public final class Inspected {
  private static final String INDENT = "    ";
  private static final String JSON = "json";

  private Inspected() {}

  /// The objects as text.
  ///
  /// @param format empty for an indented array, `json` for the same on one line, or a template that
  ///   is filled in for each of them
  /// @throws IllegalArgumentException if the template cannot be read or filled in
  public static String text(String format, List<JsonNode> objects) {
    StringBuilder text = new StringBuilder();
    if (format.isEmpty() || format.equals(JSON)) {
      array(objects.iterator(), format.isEmpty() ? "\n" : "", text);
      return text.append('\n').toString();
    }
    GoTemplate template = GoTemplate.parse(format);
    for (JsonNode object : objects) {
      text.append(template.fill((JsonData) JsonData.of(object))).append('\n');
    }
    return text.toString();
  }

  /// @param line what begins a line; empty to stay on one
  private static void write(JsonNode json, String line, StringBuilder text) {
    switch (json.getNodeType()) {
      case OBJECT -> object(json.properties().iterator(), line, text);
      case ARRAY -> array(json.iterator(), line, text);
      case STRING -> text.append(escaped(json.textValue()));
      case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> text.append(json.asText("null"));
    }
  }

  private static void object(
      Iterator<Map.Entry<String, JsonNode>> fields, String line, StringBuilder text) {
    String inner = line.isEmpty() ? "" : line + INDENT;
    text.append('{');
    boolean empty = !fields.hasNext();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      text.append(inner).append(escaped(field.getKey())).append(line.isEmpty() ? ":" : ": ");
      write(field.getValue(), inner, text);
      text.append(fields.hasNext() ? "," : "");
    }
    text.append(empty ? "" : line).append('}');
  }

  private static void array(Iterator<JsonNode> items, String line, StringBuilder text) {
    String inner = line.isEmpty() ? "" : line + INDENT;
    text.append('[');
    boolean empty = !items.hasNext();
    while (items.hasNext()) {
      text.append(inner);
      write(items.next(), inner, text);
      text.append(items.hasNext() ? "," : "");
    }
    text.append(empty ? "" : line).append(']');
  }

  /// A text as the docker command writes it: safe in HTML, too.
  private static String escaped(String value) {
    return JsonText.string(Objects.requireNonNull(value))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
