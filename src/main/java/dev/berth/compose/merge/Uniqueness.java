package dev.berth.compose.merge;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of items that mean the same, only the last one stays, where the first one stood.
public final class Uniqueness {
  private final Problems problems;

  public Uniqueness(Problems problems) {
    this.problems = problems;
  }

  public Node unique(Node node, @Nullable Shape shape, Path trail) {
    if (!(node instanceof MapNode map)) {
      return node;
    }
    return switch (shape) {
      case Shape.Fields fields -> fields(map, fields, trail);
      case Shape.Entries entries -> entries(map, entries, trail);
      case Shape.Choice choice -> unique(node, choice.longForm(), trail);
      case null, default -> node;
    };
  }

  private Node fields(MapNode map, Shape.Fields shape, Path trail) {
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    boolean changed = false;
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      Node value = entry.value();
      if (attribute != null) {
        Path next = trail.key(entry.key());
        value =
            value instanceof ListNode list && attribute.identity() != Attribute.Identity.NONE
                ? list(list, attribute.identity(), next)
                : unique(value, attribute.shape(), next);
      }
      changed |= !same(value, entry.value());
      entries.add(entry.with(value));
    }
    return changed ? MapNode.ofDistinct(entries, map.span()) : map;
  }

  @SuppressWarnings("ReferenceEquality") // only to save copies
  private static boolean same(Node a, Node b) {
    return a == b;
  }

  private Node entries(MapNode map, Shape.Entries shape, Path trail) {
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      entries.add(entry.with(unique(entry.value(), shape.value(), trail.key(entry.key()))));
    }
    return MapNode.ofDistinct(entries, map.span());
  }

  private ListNode list(ListNode list, Attribute.Identity identity, Path trail) {
    List<Node> items = new ArrayList<>(list.size());
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      if (item.isUnsound()) {
        items.add(item);
        continue;
      }
      String key = key(item, identity, trail.index(i));
      Integer position = positions.putIfAbsent(key, items.size());
      if (position == null) {
        items.add(item);
      } else {
        items.set(position, item);
      }
    }
    return items.size() == list.size() ? list : new ListNode(items, list.span());
  }

  private String key(Node item, Attribute.Identity identity, Path trail) {
    return switch (identity) {
      case NONE, TEXT -> text(item);
      case KEY -> {
        String text = text(item);
        int sign = text.indexOf('=');
        yield sign < 0 ? text : text.substring(0, sign);
      }
      case TARGET -> item instanceof MapNode map ? required(map, "target", trail) : text(item);
      case FILE -> item instanceof MapNode map ? required(map, "path", trail) : text(item);
      case CONFIG_MOUNT -> mount(item, "");
      case SECRET_MOUNT -> mount(item, "/run/secrets");
      case PORT -> item instanceof MapNode map ? port(map, trail) : text(item);
    };
  }

  private static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? Casts.text(scalar) : "";
  }

  private static String mount(Node item, String directory) {
    if (!(item instanceof MapNode map)) {
      return directory + "/" + text(item);
    }
    Node target = map.get("target");
    return target != null ? text(target) : directory + "/" + text(map.get("source"));
  }

  private String port(MapNode map, Path trail) {
    String host = map.has("host_ip") ? text(map.get("host_ip")) : "0.0.0.0";
    String protocol = map.has("protocol") ? text(map.get("protocol")) : "tcp";
    String target = required(map, "target", trail);
    return host + ":" + text(map.get("published")) + ":" + target + "/" + protocol;
  }

  private String required(MapNode map, String name, Path trail) {
    Node value = map.get(name);
    if (value == null && map.entries().stream().noneMatch(entry -> entry.value().isUnsound())) {
      problems.add(Problem.error(Code.MISSING_ATTRIBUTE, "needs " + name).at(trail, map.span()));
    }
    return text(value);
  }
}
