package dev.berth.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the schema says of each attribute and each mapping, by path: `services.*.ports[].target`,
/// where `*` is a key that the user chooses.
final class SchemaTree {
  /// An attribute.
  ///
  /// @param node what the schema says beside the attribute's name
  /// @param words the texts that are allowed; empty if all are
  record Row(JsonNode node, Set<String> words) {}

  /// A mapping.
  ///
  /// @param required attributes that must be there
  /// @param extensible whether it may have `x-…` attributes
  record Mapping(Set<String> required, boolean extensible) {}

  private static final String EXTENSION = "^x-";

  /// What stands in a path for items and for keys that the user chooses.
  private static final Pattern STRUCTURE = Pattern.compile("(\\[]|\\.\\*)+$");

  private final JsonNode root;
  private final Map<String, Row> rows = new TreeMap<>();
  private final Map<String, Mapping> mappings = new TreeMap<>();

  SchemaTree(JsonNode root) {
    this.root = root;
    walk("", root);
  }

  Map<String, Row> rows() {
    return rows;
  }

  Map<String, Mapping> mappings() {
    return mappings;
  }

  /// The minor version of the legacy format that an attribute exists since, by its `x-since` and
  /// those around it.
  OptionalInt since(String path) {
    int since = 0;
    for (String above : ways(path)) {
      Row row = rows.get(above);
      String version = row == null ? "" : row.node().path("x-since").asText();
      if (version.isEmpty()) {
        return OptionalInt.empty();
      }
      since = Math.max(since, Integer.parseInt(version.substring("3.".length())));
    }
    return OptionalInt.of(since);
  }

  /// The attributes on the way to an attribute, and itself, outermost first.
  static List<String> ways(String path) {
    List<String> ways = new ArrayList<>();
    String at = path;
    while (!at.isEmpty()) {
      ways.addFirst(at);
      at = STRUCTURE.matcher(parent(at)).replaceFirst("");
    }
    return ways;
  }

  /// The mapping that an attribute stands in.
  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  private void walk(String path, JsonNode node) {
    if (node.has("$ref")) {
      walk(path, target(node));
    }
    node.path("anyOf").forEach(choice -> walk(path, choice));
    if (node.has("items")) {
      walk(path + "[]", node.path("items"));
    }
    node.path("patternProperties")
        .forEachEntry((pattern, value) -> {
          if (!pattern.equals(EXTENSION)) {
            walk(join(path, "*"), value);
          }
        });
    if (node.has("properties")) {
      mapping(path, node);
    } else if (node.has("required")) {
      Mapping mapping = mappings.get(path);
      if (mapping != null) {
        mapping.required().addAll(texts(node.path("required")));
      }
    }
  }

  private void mapping(String path, JsonNode node) {
    mappings.put(
        path,
        new Mapping(texts(node.path("required")), node.path("patternProperties").has(EXTENSION)));
    node.path("properties")
        .forEachEntry((name, value) -> {
          rows.put(join(path, name), new Row(value, words(value)));
          walk(join(path, name), value);
        });
  }

  private JsonNode target(JsonNode node) {
    return root.at(node.path("$ref").asText().substring(1));
  }

  /// The texts of an `enum` that stands alone or beside texts with a variable; others are merely
  /// suggested.
  private Set<String> words(JsonNode node) {
    Set<String> words = texts(node.path("enum"));
    for (JsonNode choice : node.path("anyOf")) {
      if (choice.has("enum")) {
        words.addAll(texts(choice.path("enum")));
      } else if (choice.has("const")) {
        words.add(choice.path("const").asText());
      } else if (!isOther(choice)) {
        return Set.of();
      }
    }
    return words;
  }

  /// Whether a choice leaves the words of the other choices the only ones: it is a list, or a text
  /// with a variable.
  private static boolean isOther(JsonNode choice) {
    return choice.path("type").asText().equals("array")
        || choice.path("$ref").asText().equals("#/$defs/variable");
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
