package dev.berth.compose.select;

import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which resources the services of a project use.
public final class Usage {
  private final Map<String, Set<String>> used = new HashMap<>();

  private Usage() {
    for (String section : List.of("networks", "volumes", "configs", "secrets", "models")) {
      used.put(section, new HashSet<>());
    }
  }

  /// The file without resources that no service uses.
  public static MapNode withoutUnused(MapNode file) {
    Usage usage = new Usage();
    if (file.get("services") instanceof MapNode services) {
      for (MapNode.Entry entry : services.entries()) {
        if (entry.value() instanceof MapNode service) {
          usage.service(service);
        }
      }
    }
    MapNode result = file;
    for (Map.Entry<String, Set<String>> each : usage.used.entrySet()) {
      if (result.get(each.getKey()) instanceof MapNode resources) {
        MapNode.Builder kept = new MapNode.Builder(resources.span());
        for (MapNode.Entry entry : resources.entries()) {
          if (each.getValue().contains(entry.key())) {
            kept.put(entry);
          }
        }
        result = result.with(each.getKey(), kept.build());
      }
    }
    return result;
  }

  private void service(MapNode service) {
    keys("networks", service.get("networks"));
    keys("models", service.get("models"));
    sources("configs", service.get("configs"));
    sources("secrets", service.get("secrets"));
    if (service.get("build") instanceof MapNode build) {
      sources("secrets", build.get("secrets"));
    }
    if (service.get("volumes") instanceof ListNode mounts) {
      for (Node mount : mounts.items()) {
        if (mount instanceof MapNode map
            && map.get("type") instanceof StringNode(String type, var _)
            && type.equals("volume")) {
          source("volumes", map);
        }
      }
    }
  }

  private void add(String section, String name) {
    used.computeIfAbsent(section, key -> new HashSet<>()).add(name);
  }

  private void keys(String section, @Nullable Node node) {
    if (node instanceof MapNode map) {
      map.keys().forEach(key -> add(section, key));
    }
  }

  private void sources(String section, @Nullable Node node) {
    if (node instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof MapNode map) {
          source(section, map);
        }
      }
    }
  }

  private void source(String section, MapNode map) {
    if (map.get("source") instanceof StringNode(String name, var _)) {
      add(section, name);
    }
  }
}
