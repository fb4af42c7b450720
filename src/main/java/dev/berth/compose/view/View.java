package dev.berth.compose.view;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.StackGrammar;
import dev.berth.compose.grammar.Type;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.FloatNode;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.NullNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project as the reference prints it: attributes in its order, without those that are empty.
public final class View {
  /// The two languages; the reference does not show quite the same in both.
  public enum Language {
    /// With `x-…` attributes, without empty structures.
    YAML,
    /// Without the `x-…` attributes of parts, with empty structures.
    JSON
  }

  private final Language language;

  private View(Language language) {
    this.language = language;
  }

  /// The whole project.
  ///
  /// @param name its name
  /// @param model its canonical tree, all values in their final form
  public static MapNode project(String name, MapNode model, Language language) {
    View view = new View(language);
    MapNode.Builder result = new MapNode.Builder(model.span());
    if (language == Language.JSON || !name.isEmpty()) {
      result.put("name", new StringNode(name, null));
    }
    view.section(result, model, "services", true);
    view.section(result, model, "networks", false);
    view.section(result, model, "volumes", false);
    view.section(result, model, "secrets", false);
    view.section(result, model, "configs", false);
    if (language == Language.YAML) {
      view.section(result, model, "models", false);
    }
    view.extensions(model, result);
    MapNode built = result.build();
    return language == Language.YAML ? built : view.sorted(built);
  }

  /// A stack.
  public static MapNode stack(MapNode model) {
    View view = new View(Language.YAML);
    MapNode.Builder result = new MapNode.Builder(model.span());
    Node version = model.get("version");
    result.put("version", version == null ? new StringNode("", null) : version);
    for (String section : new String[] {"services", "networks", "volumes", "secrets", "configs"}) {
      Attribute attribute = StackGrammar.FILE.attribute(section);
      if (attribute != null) {
        view.section(result, model, attribute, section.equals("services"));
      }
    }
    view.extensions(model, result);
    return result.build();
  }

  /// One service.
  public static MapNode service(MapNode service, Language language) {
    return new View(language).fields(service, Grammar.SERVICE);
  }

  /// One network, volume or other resource of a section, as JSON.
  static MapNode resource(String section, MapNode resource) {
    Attribute attribute = Grammar.FILE.attribute(section);
    if (attribute == null || !(attribute.shape() instanceof Shape.Entries entries)) {
      throw new IllegalArgumentException(section);
    }
    return (MapNode) new View(Language.JSON).shown(resource, entries.value());
  }

  private void section(MapNode.Builder result, MapNode model, String name, boolean always) {
    Attribute attribute = Grammar.FILE.attribute(name);
    if (attribute != null) {
      section(result, model, attribute, always);
    }
  }

  private void section(MapNode.Builder result, MapNode model, Attribute attribute, boolean always) {
    MapNode resources = filled(model.get(attribute.name()));
    if (always || !resources.isEmpty()) {
      result.put(attribute.name(), shown(resources, attribute.shape()));
    }
  }

  /// Resources of which nothing is said are empty, not null.
  private static MapNode filled(@Nullable Node node) {
    MapNode.Builder filled = new MapNode.Builder((dev.berth.problem.Span) null);
    if (node instanceof MapNode resources) {
      for (MapNode.Entry entry : resources.entries()) {
        filled.put(entry.value().isNull() ? entry.with(MapNode.empty(entry.keySpan())) : entry);
      }
    }
    return filled.build();
  }

  private Node shown(Node node, Shape shape) {
    return switch (shape) {
      case Shape.Fields fields -> node instanceof MapNode map ? fields(map, fields) : node;
      case Shape.Entries entries -> {
        if (!(node instanceof MapNode map)) {
          yield node;
        }
        List<MapNode.Entry> shown = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          shown.add(entry.with(shown(entry.value(), entries.value())));
        }
        yield sorted(MapNode.ofDistinct(shown, map.span()));
      }
      case Shape.Items items -> {
        if (!(node instanceof ListNode list)) {
          yield node;
        }
        List<Node> shown = new ArrayList<>(list.size());
        for (Node item : list.items()) {
          shown.add(shown(item, items.item()));
        }
        yield new ListNode(shown, list.span());
      }
      case Shape.Choice choice -> {
        Node long1 = shown(node, choice.longForm());
        yield choice.form() == dev.berth.compose.grammar.ShortForm.ENV_FILE
            ? envFile(long1)
            : long1;
      }
      case Shape.Pairs pairs -> pairs(node, pairs.pairing());
      case Shape.Words words -> node;
      case Shape.Value value ->
          value.type() == Type.RATIO && node instanceof FloatNode(double number, var span)
              ? new FloatNode(Double.parseDouble(Float.toString((float) number)), span)
              : node;
      case Shape.Free free -> free(node, language);
    };
  }

  private Node pairs(Node node, Shape.Pairing pairing) {
    return switch (node) {
      case MapNode map -> sorted(map);
      case ListNode hosts when pairing == Shape.Pairing.HOSTS -> {
        List<Node> items = new ArrayList<>(hosts.items());
        items.sort(View::compareHosts);
        yield new ListNode(items, hosts.span());
      }
      case ListNode list -> list;
      case ScalarNode scalar -> scalar;
      case UnsoundNode unsound -> unsound;
    };
  }

  /// An env file that must be there is its path alone, whatever its format.
  private static Node envFile(Node node) {
    boolean plain =
        node instanceof MapNode map
            && map.get("required") instanceof BoolNode(boolean required, var _)
            && required;
    Node path = plain ? ((MapNode) node).get("path") : null;
    return path == null ? node : path;
  }

  private MapNode fields(MapNode map, Shape.Fields shape) {
    MapNode.Builder result = new MapNode.Builder(map.span());
    for (Attribute attribute : shape.attributes().values()) {
      Node value = map.get(attribute.name());
      if (value != null) {
        field(result, attribute, shown(value, attribute.shape()));
      } else if (attribute.keep().showsUnset()) {
        field(result, attribute, null);
      }
    }
    if (language == Language.YAML) {
      extensions(map, result);
    }
    return result.build();
  }

  private void field(MapNode.Builder result, Attribute attribute, @Nullable Node shown) {
    boolean json = language == Language.JSON;
    switch (attribute.keep()) {
      case NEVER -> {}
      case FILLED -> filled(result, attribute, shown);
      case SET -> {
        if (shown != null && !shown.isNull()) {
          result.put(attribute.name(), shown);
        }
      }
      case ALWAYS -> {
        if (shown != null && !shown.isNull()) {
          result.put(attribute.name(), shown);
        } else if (json) {
          result.put(attribute.name(), new NullNode(null));
        }
      }
      case STRUCTURE -> structure(result, attribute, shown);
      case ZERO_UNLESS_JSON -> {
        if (json) {
          filled(result, attribute, shown);
        } else {
          result.put(attribute.name(), shown == null ? zero(attribute) : shown);
        }
      }
      case ZERO -> result.put(attribute.name(), shown == null ? zero(attribute) : shown);
      case CAPITALIZED -> {
        String name = attribute.name();
        String shownName = json ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : name;
        result.put(shownName, shown == null ? zero(attribute) : shown);
      }
    }
  }

  private static void filled(MapNode.Builder result, Attribute attribute, @Nullable Node shown) {
    if (shown != null && !isEmpty(shown) && !isZero(shown, attribute.shape())) {
      result.put(attribute.name(), shown);
    }
  }

  /// What an attribute has when it is not set.
  private static Node zero(Attribute attribute) {
    Type type = attribute.shape() instanceof Shape.Value value ? value.type() : Type.TEXT;
    return switch (type) {
      case FLAG -> new BoolNode(false, null);
      case INTEGER, NATURAL, COUNT -> new IntNode(0, null);
      case DECIMAL, RATIO -> new FloatNode(0, null);
      case BYTES -> new StringNode("0", null);
      case TEXT, RAW, DURATION, SHORT_DURATION, MODE -> new StringNode("", null);
    };
  }

  private void structure(MapNode.Builder result, Attribute attribute, @Nullable Node shown) {
    MapNode value = shown instanceof MapNode map ? map : MapNode.empty(null);
    if (language == Language.JSON) {
      result.put(attribute.name(), shown(value, attribute.shape()));
    } else if (!value.isEmpty()) {
      result.put(attribute.name(), value);
    }
  }

  private void extensions(MapNode map, MapNode.Builder result) {
    MapNode.Builder own = new MapNode.Builder(map.span());
    for (MapNode.Entry entry : map.entries()) {
      if (entry.key().startsWith("x-")) {
        own.put(entry.with(extension(entry.value(), language)));
      }
    }
    for (MapNode.Entry entry : sorted(own.build()).entries()) {
      result.put(entry);
    }
  }

  private MapNode sorted(MapNode map) {
    return sorted(map, language);
  }

  private static MapNode sorted(MapNode map, Language language) {
    Comparator<String> order =
        switch (language) {
          case YAML -> KeyOrder.YAML;
          case JSON -> KeyOrder.JSON;
        };
    if (map.size() < 2) {
      return map;
    }
    List<MapNode.Entry> entries = new ArrayList<>(map.entries());
    entries.sort((one, other) -> order.compare(one.key(), other.key()));
    return MapNode.ofDistinct(entries, map.span());
  }

  /// A value of which the specification says nothing, by key at every level.
  public static Node free(Node node, Language language) {
    return switch (node) {
      case MapNode map -> {
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          Node value = entry.value();
          boolean extension = entry.key().startsWith("x-");
          entries.add(entry.with(extension ? extension(value, language) : free(value, language)));
        }
        yield sorted(MapNode.ofDistinct(entries, map.span()), language);
      }
      case ListNode list -> {
        List<Node> items = new ArrayList<>(list.size());
        for (Node item : list.items()) {
          items.add(free(item, language));
        }
        yield new ListNode(items, list.span());
      }
      case ScalarNode scalar -> scalar;
      case UnsoundNode unsound -> unsound;
    };
  }

  /// The value of an `x-…` attribute. In JSON an empty list is null there, at every level, as the
  /// reference has it.
  private static Node extension(Node node, Language language) {
    Node sorted = free(node, language);
    return language == Language.JSON ? withoutEmptyLists(sorted) : sorted;
  }

  private static Node withoutEmptyLists(Node node) {
    return switch (node) {
      case MapNode map -> {
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          entries.add(entry.with(withoutEmptyLists(entry.value())));
        }
        yield MapNode.ofDistinct(entries, map.span());
      }
      case ListNode list when list.isEmpty() -> new NullNode(list.span());
      case ListNode list -> {
        List<Node> items = new ArrayList<>(list.size());
        for (Node item : list.items()) {
          items.add(withoutEmptyLists(item));
        }
        yield new ListNode(items, list.span());
      }
      case ScalarNode scalar -> scalar;
      case UnsoundNode unsound -> unsound;
    };
  }

  private static int compareHosts(Node one, Node other) {
    int byName = host(one).compareTo(host(other));
    return byName != 0 ? byName : text(one).compareTo(text(other));
  }

  private static String host(Node item) {
    return text(item).substring(0, text(item).indexOf('='));
  }

  private static String text(Node node) {
    return node instanceof StringNode text ? text.value() : "";
  }

  private static boolean isZero(Node node, Shape shape) {
    return node instanceof StringNode(String text, var _)
        && shape instanceof Shape.Value value
        && ((value.type() == Type.BYTES && text.equals("0"))
            || ((value.type() == Type.DURATION || value.type() == Type.SHORT_DURATION)
                && text.equals("0s")));
  }

  private static boolean isEmpty(Node node) {
    return switch (node) {
      case MapNode map -> map.isEmpty();
      case ListNode list -> list.isEmpty();
      case StringNode(String text, var _) -> text.isEmpty();
      case IntNode(long value, var _, var _) -> value == 0;
      case FloatNode(double value, var _) -> value == 0;
      case BoolNode(boolean value, var _) -> !value;
      case NullNode nothing -> true;
      case ScalarNode.TimestampNode time -> false;
      case UnsoundNode unsound -> false;
    };
  }
}
