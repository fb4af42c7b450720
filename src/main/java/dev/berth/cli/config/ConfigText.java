package dev.berth.cli.config;

import dev.berth.compose.LoadedProject;
import dev.berth.compose.variables.VariableUses;
import dev.berth.compose.view.View;
import dev.berth.problem.Span;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.YamlWriter;
import java.util.Map;

/// The texts that `config` prints.
///
/// @param json whether they are JSON, not YAML or lines
record ConfigText(boolean json) {

  /// A project such that it can be read again: `$` is `$$`.
  String project(LoadedProject project) {
    String text =
        json
            ? JsonWriter.pretty(View.project(project.name(), project.model(), View.Language.JSON))
                + "\n"
            : YamlWriter.write(View.project(project.name(), project.model(), View.Language.YAML));
    return text.replace("$", "$$");
  }

  /// A tree whose variables are not filled in, by key at every level.
  String outline(MapNode model) {
    Node sorted = View.free(model, json ? View.Language.JSON : View.Language.YAML);
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
}
