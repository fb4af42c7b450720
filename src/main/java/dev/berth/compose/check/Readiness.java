package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode.StringNode;

/// What a service waits for must be able to come true.
final class Readiness {
  private final Warnings warnings;

  Readiness(Warnings warnings) {
    this.warnings = warnings;
  }

  void check(MapNode file) {
    MapNode services = Tree.map(file, "services");
    for (Found service : Found.along(services, Path.of("services"), EACH)) {
      if (!(service.node() instanceof MapNode map)) {
        continue;
      }
      Path path = service.path().key("depends_on");
      for (MapNode.Entry entry : Tree.map(map, "depends_on").entries()) {
        if (services.get(entry.key()) instanceof MapNode other
            && entry.value() instanceof MapNode dependency) {
          dependency(path.key(entry.key()), entry, dependency, other);
        }
      }
    }
  }

  private void dependency(Path path, MapNode.Entry entry, MapNode dependency, MapNode other) {
    String name = entry.key();
    if (Tree.text(Tree.map(other, "deploy"), "replicas").equals("0")
        && !Tree.text(dependency, "required").equals("false")) {
      warnings.add(
          Code.NEVER_READY,
          path,
          entry.keySpan(),
          "no container of " + name + " runs, since it has 0 replicas",
          "give it a replica, or remove the dependency");
    }
    Found condition = new Found(path, dependency);
    if (!condition.text("condition").equals("service_healthy")) {
      return;
    }
    for (Found found : Found.along(dependency, path, "condition")) {
      healthy(found, name, other);
    }
  }

  /// A service without a health check of its own may still have that of its image.
  private void healthy(Found found, String name, MapNode other) {
    MapNode check = Tree.map(other, "healthcheck");
    boolean none =
        check.get("test") instanceof ListNode test
            && !test.isEmpty()
            && test.items().getFirst() instanceof StringNode(String first, var _)
            && first.equals("NONE");
    if (none || Tree.text(check, "disable").equals("true")) {
      warnings.add(
          Code.NEVER_READY,
          found,
          name + " never becomes healthy, since its health check is disabled",
          "enable the check, or wait for service_started");
    }
  }
}
