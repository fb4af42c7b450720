package dev.berth.cli;

import dev.berth.compose.LoadedProject;
import dev.berth.compose.VariableUses;
import dev.berth.compose.View;
import dev.berth.problem.Span;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The texts that `config` prints.
///
/// @param json whether they are JSON, not YAML or lines
record ConfigText(boolean json) {

  /// A project such that it can be read again: `$` is `$$`.
  String project(LoadedProject project) {
    String text =
        json
            ? JsonWriter.pretty(View.project(project, View.Language.JSON)) + "\n"
            : YamlWriter.write(View.project(project, View.Language.YAML));
    return text.replace("$", "$$");
  }

  /// A tree whose variables are not filled in, by key at every level.
  String outline(MapNode model) {
    Node sorted = sorted(model);
    return json ? JsonWriter.pretty(sorted) + "\n" : YamlWriter.write(sorted);
  }

  /// The variables of a tree and their defaults.
  String variables(MapNode model) {
    Map<String, VariableUses.Variable> uses = VariableUses.of(model);
    if (!json) {
      return VariableUses.table(uses);
    }
    MapNode.Builder all = new MapNode.Builder((Span) null);
    uses.forEach((name, variable) -> all.put(name, variable.toNode()));
    return JsonWriter.pretty(all.build()) + "\n";
  }

  private static Node sorted(Node node) {
    return switch (node) {
      case MapNode map -> {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
          entries.add(entry.with(sorted(entry.value())));
        }
        entries.sort(Comparator.comparing(MapNode.Entry::key));
        yield MapNode.of(entries, map.span());
      }
      case ListNode list ->
          new ListNode(list.items().stream().map(ConfigText::sorted).toList(), list.span());
      case ScalarNode scalar -> scalar;
    };
  }
}
