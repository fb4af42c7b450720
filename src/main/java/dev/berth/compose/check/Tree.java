package dev.berth.compose.check;

import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ways through a canonical tree.
final class Tree {
  private Tree() {}

  /// A mapping below another one; empty if it is missing.
  static MapNode map(MapNode map, String... keys) {
    MapNode at = map;
    for (String key : keys) {
      if (!(at.get(key) instanceof MapNode next)) {
        return MapNode.empty(at.span());
      }
      at = next;
    }
    return at;
  }

  /// The text of a key; empty if it is missing.
  static String text(MapNode map, String key) {
    return map.get(key) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /// The mappings of a list.
  static List<MapNode> maps(@Nullable Node node) {
    List<MapNode> maps = new ArrayList<>();
    if (node instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof MapNode map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  /// The texts of a list.
  static List<StringNode> texts(@Nullable Node node) {
    List<StringNode> texts = new ArrayList<>();
    if (node instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof StringNode text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
