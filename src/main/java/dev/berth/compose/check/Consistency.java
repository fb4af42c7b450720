package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.HashMap;
import java.util.Map;

/// Holds the parts of a project against each other: everything that is referred to must be there,
/// and no two parts may say different things.
public final class Consistency {
  /// Names of values that plans do not show.
  private static final String SENSITIVE = "x-berth-sensitive";

  private final MapNode file;
  private final MapNode disabled;
  private final Problems problems;

  /// @param file the canonical tree with the enabled services, all values in their final form
  /// @param disabled the services that are not enabled
  /// @param problems takes what is wrong
  public Consistency(MapNode file, MapNode disabled, Problems problems) {
    this.file = file;
    this.disabled = disabled;
    this.problems = problems;
  }

  /// Tells everything that is wrong.
  ///
  /// @param knowsAllNames whether what is not defined in the tree is defined nowhere
  public void check(boolean knowsAllNames) {
    MapNode services = Tree.map(file, "services");
    References references = new References(file, disabled, problems);
    ServiceRules rules = new ServiceRules(problems);
    Map<String, MapNode.Entry> containerNames = new HashMap<>();
    for (MapNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MapNode service) {
        Path path = Path.of("services", entry.key());
        if (knowsAllNames) {
          references.check(service, path);
        }
        rules.check(entry, service, path);
        containerName(entry, service, path, containerNames);
      }
    }
    secrets();
    sensitiveNames();
    Cycles.check(services, problems);
  }

  private void containerName(
      MapNode.Entry entry, MapNode service, Path path, Map<String, MapNode.Entry> names) {
    if (!(service.get("container_name") instanceof StringNode name) || name.value().isEmpty()) {
      return;
    }
    MapNode.Entry first = names.putIfAbsent(name.value(), entry);
    if (first != null) {
      problems.add(
          Problem.error(
                  Code.CONFLICT,
                  "the container name "
                      + name.value()
                      + " is also taken by services."
                      + first.key())
              .at(path.key("container_name"), name.span())
              .withHelp("give each service a name of its own, or leave container_name out"));
    }
  }

  private void sensitiveNames() {
    Node names = file.get(SENSITIVE);
    if (names == null || names.isNull()) {
      return;
    }
    if (names instanceof ListNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        if (!(item instanceof StringNode name) || name.value().isBlank()) {
          notNames(Path.of(SENSITIVE).index(i), item);
        }
      }
    } else {
      notNames(Path.of(SENSITIVE), names);
    }
  }

  private void notNames(Path path, Node value) {
    problems.add(
        Problem.error(Code.WRONG_TYPE, "must be a list of names, not " + value.kind())
            .at(path, value.span())
            .withHelp("write names such as - LICENSE, or with wildcards, - \"*_PIN\""));
  }

  private void secrets() {
    for (MapNode.Entry entry : Tree.map(file, "secrets").entries()) {
      if (!(entry.value() instanceof MapNode secret)) {
        continue;
      }
      boolean external = secret.get("external") instanceof BoolNode(boolean value, var _) && value;
      if (!external
          && !Tree.isUnknown(secret, "external")
          && Tree.lacks(secret, "file", "environment")) {
        problems.add(
            Problem.error(Code.MISSING_ATTRIBUTE, "a secret needs file or environment")
                .at(Path.of("secrets", entry.key()), entry.keySpan())
                .withHelp("or say external: true for one that exists already"));
      }
    }
  }
}
