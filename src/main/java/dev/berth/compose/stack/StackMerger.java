package dev.berth.compose.stack;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.ShortForm;
import dev.berth.compose.grammar.StackGrammar;
import dev.berth.compose.grammar.Type;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.FloatNode;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts one stack file over another, as `docker stack` does: lists are appended, what is empty,
/// zero or false overrides nothing, and a top-level resource is replaced as a whole.
final class StackMerger {
  private final StackExtensions extensions;

  StackMerger(Problems problems) {
    this.extensions = new StackExtensions(problems);
  }

  MapNode merge(MapNode below, MapNode above) {
    MapNode.Builder merged = new MapNode.Builder(below);
    for (MapNode.Entry section : above.entries()) {
      MapNode.Entry old = merged.entry(section.key());
      if (old == null) {
        if (!StackExtensions.isExtension(section.key())) {
          merged.put(section);
        }
      } else if (old.value() instanceof MapNode map
          && section.value() instanceof MapNode other
          && !StackExtensions.isExtension(section.key())) {
        boolean services = section.key().equals("services");
        merged.put(section.with(services ? services(map, other) : replaced(map, other)));
      }
    }
    return merged.build();
  }

  private static MapNode replaced(MapNode below, MapNode above) {
    MapNode.Builder merged = new MapNode.Builder(below);
    above.entries().forEach(merged::put);
    return merged.build();
  }

  private MapNode services(MapNode below, MapNode above) {
    MapNode.Builder merged = new MapNode.Builder(below);
    for (MapNode.Entry entry : above.entries()) {
      MapNode.Entry old = merged.entry(entry.key());
      boolean both =
          old != null && old.value() instanceof MapNode && entry.value() instanceof MapNode;
      merged.put(
          both && old != null
              ? entry.with(service(entry.key(), (MapNode) old.value(), (MapNode) entry.value()))
              : entry);
    }
    return merged.build();
  }

  private MapNode service(String name, MapNode below, MapNode above) {
    MapNode.Builder merged = new MapNode.Builder(fields(below, above, StackGrammar.SERVICE));
    Path trail = Path.of("services", name);
    for (MapNode.Entry entry : above.entries()) {
      if (StackExtensions.isExtension(entry.key())) {
        MapNode.Entry old = below.entry(entry.key());
        merged.put(
            old == null
                ? entry
                : entry.with(extensions.merge(old.value(), entry.value(), trail.key(entry.key()))));
      }
    }
    return merged.build();
  }

  private static MapNode fields(MapNode below, MapNode above, Shape.Fields shape) {
    MapNode.Builder merged = new MapNode.Builder(below);
    for (Attribute attribute : shape.attributes().values()) {
      MapNode.Entry old = below.entry(attribute.name());
      MapNode.Entry next = above.entry(attribute.name());
      if (old != null && attribute.merge() == Attribute.Merge.KEYED) {
        merged.put(old.with(keyed(old.value(), next == null ? null : next.value(), attribute)));
      } else if (next != null) {
        merged.put(old == null ? next : next.with(attribute(old.value(), next.value(), attribute)));
      }
    }
    return merged.build();
  }

  private static Node attribute(Node below, Node above, Attribute attribute) {
    return switch (attribute.merge()) {
      case REPLACE -> isEmpty(above) ? below : above;
      case REPLACE_BY_ANY -> above;
      case LOGGING -> logging(below, above, attribute.shape());
      case ATTACHMENTS -> attachments(below, above);
      default -> value(below, above, attribute.shape());
    };
  }

  private static Node value(Node below, Node above, Shape shape) {
    return switch (shape) {
      case Shape.Choice choice ->
          choice.form() == ShortForm.ULIMIT ? above : value(below, above, choice.longForm());
      case Shape.Fields fields
          when below instanceof MapNode map && above instanceof MapNode other ->
          fields(map, other, fields);
      case Shape.Entries entries
          when below instanceof MapNode map && above instanceof MapNode other -> {
        MapNode.Builder merged = new MapNode.Builder(map);
        for (MapNode.Entry entry : other.entries()) {
          MapNode.Entry old = map.entry(entry.key());
          merged.put(
              old == null ? entry : entry.with(value(old.value(), entry.value(), entries.value())));
        }
        yield merged.build();
      }
      case Shape.Pairs(Shape.Pairing pairing)
          when pairing == Shape.Pairing.STACK_ENVIRONMENT
              && below instanceof MapNode map
              && above instanceof MapNode other ->
          variables(map, other);
      case Shape.Value value -> isZero(above, value.type()) ? below : above;
      default -> plain(below, above);
    };
  }

  /// A variable without a value, or with an empty one, leaves the value that it has.
  private static MapNode variables(MapNode below, MapNode above) {
    MapNode.Builder merged = new MapNode.Builder(below);
    for (MapNode.Entry entry : above.entries()) {
      MapNode.Entry old = below.entry(entry.key());
      boolean counts = old == null || isEmpty(old.value()) || !isEmpty(entry.value());
      if (counts) {
        merged.put(entry);
      }
    }
    return merged.build();
  }

  private static boolean isZero(Node node, Type type) {
    String zero =
        switch (type) {
          case SHORT_DURATION -> "0s";
          case BYTES -> "0";
          default -> "";
        };
    return isEmpty(node) || (node instanceof ScalarNode scalar && scalar.text().equals(zero));
  }

  private static Node plain(Node below, Node above) {
    if (below instanceof ListNode list && above instanceof ListNode other) {
      List<Node> items = new ArrayList<>(list.items());
      items.addAll(other.items());
      return new ListNode(items, above.span());
    }
    if (below instanceof MapNode map && above instanceof MapNode other) {
      return replaced(map, other);
    }
    return isEmpty(above) ? below : above;
  }

  private static boolean isEmpty(Node node) {
    return switch (node) {
      case MapNode map -> map.isEmpty();
      case ListNode list -> list.isEmpty();
      case IntNode(long value, var _, var _) -> value == 0;
      case FloatNode(double value, var _) -> value == 0;
      case BoolNode(boolean value, var _) -> !value;
      case ScalarNode scalar -> scalar.text().isEmpty();
      case UnsoundNode unsound -> false;
    };
  }

  /// As the reference does it, options over a driver that has none are forgotten.
  private static Node logging(Node below, Node above, Shape shape) {
    if (!(below instanceof MapNode base)
        || !(above instanceof MapNode over)
        || !(shape instanceof Shape.Fields fields)) {
      return above;
    }
    String oldDriver = text(base, "driver");
    String newDriver = text(over, "driver");
    if (!oldDriver.isEmpty() && !newDriver.isEmpty() && !oldDriver.equals(newDriver)) {
      return over;
    }
    MapNode merged = fields(base, over, fields);
    return base.has("options") ? merged : merged.without("options");
  }

  private static Node attachments(Node below, Node above) {
    if (!(below instanceof MapNode base) || !(above instanceof MapNode over)) {
      return above;
    }
    MapNode.Builder merged = new MapNode.Builder(base);
    for (MapNode.Entry entry : over.entries()) {
      MapNode.Entry old = base.entry(entry.key());
      if (old == null || old.value().isNull()) {
        merged.put(entry);
      } else if (old.value() instanceof MapNode map && entry.value() instanceof MapNode other) {
        merged.put(entry.with(attachment(map, other)));
      }
    }
    return merged.build();
  }

  private static MapNode attachment(MapNode below, MapNode above) {
    MapNode.Builder merged = new MapNode.Builder(below).remove("aliases");
    for (String name : List.of("aliases", "ipv4_address", "ipv6_address")) {
      MapNode.Entry entry = above.entry(name);
      if (entry != null && !isEmpty(entry.value())) {
        merged.put(entry);
      }
    }
    return merged.build();
  }

  private static Node keyed(Node below, @Nullable Node above, Attribute attribute) {
    String key =
        switch (attribute.name()) {
          case "ports" -> "published";
          case "volumes" -> "target";
          default -> "source";
        };
    Map<String, Node> items = new LinkedHashMap<>();
    collect(below, key, items);
    collect(above, key, items);
    List<Node> sorted = new ArrayList<>(items.values());
    sorted.sort((one, other) ->
        key.equals("published")
            ? Long.compare(number(one, key), number(other, key))
            : text(one, key).compareTo(text(other, key)));
    return new ListNode(sorted, below.span());
  }

  private static void collect(@Nullable Node node, String key, Map<String, Node> items) {
    if (node instanceof ListNode list) {
      list.items().forEach(item -> items.put(identity(item, key), item));
    }
  }

  /// A port that is published nowhere in particular is as if it were published on 0.
  private static String identity(Node item, String key) {
    return key.equals("published") ? Long.toString(number(item, key)) : text(item, key);
  }

  private static String text(Node item, String key) {
    return item instanceof MapNode map && map.get(key) instanceof ScalarNode scalar
        ? scalar.text()
        : "";
  }

  private static long number(Node item, String key) {
    return item instanceof MapNode map && map.get(key) instanceof IntNode(long value, var _, var _)
        ? value
        : 0;
  }
}
