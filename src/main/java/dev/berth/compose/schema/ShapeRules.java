package dev.berth.compose.schema;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;

/// Rules within one part of a file: which attributes exclude each other, which one is needed.
public final class ShapeRules {
  private final Problems problems;

  public ShapeRules(Problems problems) {
    this.problems = problems;
  }

  public void check(MapNode file) {
    each(file, "volumes", this::volume);
    each(file, "configs", (name, config) -> origin(name, "configs", config));
    each(file, "secrets", (name, secret) -> origin(name, "secrets", secret));
    each(file, "services", this::service);
  }

  private interface Rule {
    void check(String name, MapNode node);
  }

  private static void each(MapNode file, String section, Rule rule) {
    if (file.get(section) instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        if (entry.value() instanceof MapNode node) {
          rule.check(entry.key(), node);
        }
      }
    }
  }

  private void volume(String name, MapNode volume) {
    if (!(volume.get("external") instanceof BoolNode(boolean external, var _)) || !external) {
      return;
    }
    for (MapNode.Entry entry : volume.entries()) {
      String key = entry.key();
      if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
        problems.add(
            Problem.error(
                    Code.EXCLUSIVE_ATTRIBUTES,
                    "an external volume exists already, so " + key + " has no effect on it")
                .at(Path.of("volumes", name, key), entry.keySpan())
                .withHelp("remove " + key + ", or external"));
      }
    }
  }

  private void origin(String name, String section, MapNode object) {
    List<String> keys =
        section.equals("configs")
            ? List.of("file", "environment", "content")
            : List.of("file", "environment");
    List<MapNode.Entry> given = new ArrayList<>();
    for (String key : keys) {
      MapNode.Entry entry = object.entry(key);
      if (entry != null) {
        given.add(entry);
      }
    }
    Path path = Path.of(section, name);
    if (given.size() > 1) {
      problems.add(
          Problem.error(
                  Code.EXCLUSIVE_ATTRIBUTES,
                  given.get(0).key() + " and " + given.get(1).key() + " exclude each other")
              .at(path, given.get(1).keySpan())
              .withHelp("keep one of " + String.join(", ", keys)));
    } else if (given.isEmpty()
        && !object.has("driver")
        && !object.has("external")
        && object.entries().stream().noneMatch(entry -> entry.value().isUnsound())) {
      problems.add(
          Problem.error(Code.MISSING_ATTRIBUTE, "one of " + String.join(", ", keys) + " is needed")
              .at(path, object.span())
              .withHelp("or say external: true for one that exists already"));
    }
  }

  private void service(String name, MapNode service) {
    Path path = Path.of("services", name);
    for (MapNode port : items(service.get("ports"))) {
      if (port.get("host_ip") instanceof StringNode(String address, Span span)
          && !dev.berth.compose.shortform.Addresses.isAddress(address)) {
        problems.add(
            Problem.error(Code.BAD_VALUE, "\"" + address + "\" is no IP address")
                .at(path.key("ports"), span));
      }
    }
    if (service.get("develop") instanceof MapNode develop) {
      for (MapNode rule : items(develop.get("watch"))) {
        if (rule.get("path") instanceof StringNode(String text, Span span) && text.isEmpty()) {
          problems.add(
              Problem.error(Code.BAD_VALUE, "a watched path must not be empty")
                  .at(path.key("develop").key("watch"), span));
        }
      }
    }
    devices(items(service.get("gpus")), path.key("gpus"));
    if (service.get("deploy") instanceof MapNode deploy
        && deploy.get("resources") instanceof MapNode resources
        && resources.get("reservations") instanceof MapNode reservations) {
      devices(items(reservations.get("devices")), path.key("deploy"));
    }
  }

  private void devices(List<MapNode> devices, Path path) {
    for (MapNode device : devices) {
      MapNode.Entry ids = device.entry("device_ids");
      if (device.has("count") && ids != null) {
        problems.add(
            Problem.error(Code.EXCLUSIVE_ATTRIBUTES, "count and device_ids exclude each other")
                .at(path, ids.keySpan())
                .withHelp("keep one of them"));
      }
    }
  }

  private static List<MapNode> items(@org.jspecify.annotations.Nullable Node node) {
    List<MapNode> items = new ArrayList<>();
    if (node instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof MapNode map) {
          items.add(map);
        }
      }
    }
    return items;
  }
}
