package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.List;

/// What exists already cannot be described.
final class Externals {
  private final Warnings warnings;

  Externals(Warnings warnings) {
    this.warnings = warnings;
  }

  void check(MapNode file) {
    for (String section : List.of("networks", "configs", "secrets")) {
      String kind = section.substring(0, section.length() - 1);
      for (Found found : Found.along(file, Path.ROOT, section, EACH)) {
        if (found.node() instanceof MapNode resource && found.text("external").equals("true")) {
          resource(kind, found.path(), resource);
        }
      }
    }
  }

  private void resource(String kind, Path path, MapNode resource) {
    for (MapNode.Entry entry : resource.entries()) {
      String key = entry.key();
      boolean empty = entry.value().isNull() || isEmptyMapping(entry);
      if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-") && !empty) {
        warnings.add(
            Code.EXCLUSIVE_ATTRIBUTES,
            path.key(key),
            entry.keySpan(),
            "an external " + kind + " exists already, so " + key + " has no effect on it",
            "remove " + key + ", or external");
      }
    }
  }

  private static boolean isEmptyMapping(MapNode.Entry entry) {
    return entry.value() instanceof MapNode map && map.isEmpty();
  }
}
