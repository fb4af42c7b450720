package dev.berth.compose.view;

import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The places where a service names others whose containers it shares something with.
///
/// @param definition the definition with a mark at each of these places
/// @param mark a text that is nowhere else in it
/// @param services the services, in the order of their places
record SharedContainers(MapNode definition, String mark, List<String> services) {
  private static final String SERVICE = "service:";
  private static final String CONTAINER = "container:";

  /// @param definition what is digested of a service
  static SharedContainers in(MapNode definition) {
    if (!namesOthers(definition)) {
      return new SharedContainers(definition, "", List.of());
    }
    String json = JsonWriter.compact(definition);
    String mark = "{container}";
    while (json.contains(mark)) {
      mark = "{" + mark + "}";
    }
    List<String> services = new ArrayList<>();
    List<MapNode.Entry> entries = new ArrayList<>();
    for (MapNode.Entry entry : definition.entries()) {
      entries.add(
          switch (entry.key()) {
            case "ipc", "network_mode", "pid" -> entry.with(mode(entry.value(), mark, services));
            case "volumes_from" -> entry.with(volumes(entry.value(), mark, services));
            default -> entry;
          });
    }
    return new SharedContainers(
        MapNode.ofDistinct(entries, definition.span()), mark, List.copyOf(services));
  }

  private static boolean namesOthers(MapNode definition) {
    return definition.has("volumes_from")
        || isOther(definition.get("network_mode"))
        || isOther(definition.get("ipc"))
        || isOther(definition.get("pid"));
  }

  private static boolean isOther(@Nullable Node mode) {
    return mode instanceof StringNode(String text, var _) && text.startsWith(SERVICE);
  }

  private static Node mode(Node value, String mark, List<String> services) {
    if (value instanceof StringNode(String mode, var span) && mode.startsWith(SERVICE)) {
      services.add(mode.substring(SERVICE.length()));
      return new StringNode(CONTAINER + mark, span);
    }
    return value;
  }

  /// Only the container is left of each, not how its volumes are mounted.
  private static Node volumes(Node value, String mark, List<String> services) {
    if (!(value instanceof ListNode list)) {
      return value;
    }
    List<Node> items = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof StringNode(String from, var span))) {
        items.add(item);
      } else if (from.startsWith(CONTAINER)) {
        items.add(new StringNode(first(from.substring(CONTAINER.length())), span));
      } else {
        services.add(first(from));
        items.add(new StringNode(mark, span));
      }
    }
    return new ListNode(items, list.span());
  }

  private static String first(String text) {
    return text.split(":", 2)[0];
  }

  /// The JSON of the definition, split where a container is named.
  List<String> split() {
    return List.of(JsonWriter.compact(definition).split(Pattern.quote(mark), -1));
  }
}
