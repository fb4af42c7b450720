package dev.berth.compose.check;

import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
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

  /// Whether nothing can be said about a value, because it or what it lies in is unsound.
  static boolean isUnknown(MapNode map, String... keys) {
    Node at = map;
    for (String key : keys) {
      at = at instanceof MapNode next ? next.get(key) : null;
      if (at instanceof UnsoundNode) {
        return true;
      }
    }
    return false;
  }

  /// Whether a list has a mapping of which nothing can be said, or not under a key.
  static boolean hasUnknown(@Nullable Node list, String key) {
    return list instanceof ListNode items
        && items.items().stream()
            .anyMatch(
                item -> item.isUnsound() || (item instanceof MapNode map && isUnknown(map, key)));
  }

  /// Whether a mapping has none of these keys, nor any from what it extends.
  static boolean lacks(MapNode map, String... keys) {
    List<String> wanted = List.of(keys);
    for (MapNode.Entry entry : map.entries()) {
      boolean there = !(entry.value() instanceof ScalarNode scalar) || !scalar.text().isEmpty();
      if (wanted.contains(entry.key()) && there) {
        return false;
      }
    }
    return !isUnknown(map, "extends");
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
