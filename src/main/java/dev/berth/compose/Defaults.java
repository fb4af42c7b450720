package dev.berth.compose;

import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Values that attributes have when a file does not say them.
final class Defaults {
  private Defaults() {}

  /// The file with all of them.
  static MapNode apply(MapNode file) {
    return within(file, "services", services -> each(services, Defaults::service));
  }

  private static MapNode service(MapNode service) {
    MapNode result = within(service, "build", Defaults::build);
    result = items(result, "secrets", secret -> mount(secret, "/run/secrets/"));
    result = items(result, "ports", Defaults::port);
    result = items(result, "gpus", Defaults::device);
    return within(
        result,
        "deploy",
        deploy ->
            within(
                deploy,
                "resources",
                resources ->
                    within(
                        resources,
                        "reservations",
                        reservations -> items(reservations, "devices", Defaults::device))));
  }

  private static MapNode build(MapNode build) {
    return build.has("context") ? build : build.with("context", new StringNode(".", build.span()));
  }

  private static MapNode mount(MapNode mount, String directory) {
    return !mount.has("target") && mount.get("source") instanceof StringNode(String name, var span)
        ? mount.with("target", new StringNode(directory + name, span))
        : mount;
  }

  private static MapNode port(MapNode port) {
    MapNode result = port;
    if (!result.has("protocol")) {
      result = result.with("protocol", new StringNode("tcp", port.span()));
    }
    return result.has("mode")
        ? result
        : result.with("mode", new StringNode("ingress", port.span()));
  }

  private static MapNode device(MapNode device) {
    return device.has("count") || device.has("device_ids")
        ? device
        : device.with("count", new StringNode("all", device.span()));
  }

  /// A mapping with one of its mappings changed.
  static MapNode within(MapNode map, String key, UnaryOperator<MapNode> change) {
    if (!(map.get(key) instanceof MapNode inner)) {
      return map;
    }
    return map.with(key, change.apply(inner));
  }

  /// A mapping with each mapping in it changed.
  static MapNode each(MapNode map, UnaryOperator<MapNode> change) {
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      entries.add(entry.value() instanceof MapNode inner ? entry.with(change.apply(inner)) : entry);
    }
    return MapNode.ofDistinct(entries, map.span());
  }

  /// A mapping with each mapping in one of its lists changed.
  static MapNode items(MapNode map, String key, UnaryOperator<MapNode> change) {
    if (!(map.get(key) instanceof ListNode list)) {
      return map;
    }
    List<Node> items = new ArrayList<>(list.size());
    for (Node item : list.items()) {
      items.add(item instanceof MapNode inner ? change.apply(inner) : item);
    }
    return map.with(key, new ListNode(items, list.span()));
  }
}
