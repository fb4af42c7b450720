package dev.berth.compose.variables;

import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.Map;
import java.util.TreeMap;

/// The variables that files use, with what they say about them.
public final class VariableUses {
  /// The columns of the table, as the reference prints them.
  private static final int MIN_WIDTH = 20;

  private static final int GAP = 3;

  private VariableUses() {}

  /// A variable.
  ///
  /// @param name its name
  /// @param defaultValue what counts when it is unset
  /// @param presenceValue what counts when it is set
  /// @param required whether it must be set
  public record Variable(String name, String defaultValue, String presenceValue, boolean required) {
    /// As the reference prints it.
    public MapNode toNode() {
      return new MapNode.Builder((Span) null)
          .put("Name", new StringNode(name, null))
          .put("DefaultValue", new StringNode(defaultValue, null))
          .put("PresenceValue", new StringNode(presenceValue, null))
          .put("Required", new BoolNode(required, null))
          .build();
    }
  }

  /// All variables of a tree that is not interpolated yet, by name.
  public static Map<String, Variable> of(Node tree) {
    Map<String, Variable> all = new TreeMap<>();
    collect(tree, all);
    return all;
  }

  private static void collect(Node node, Map<String, Variable> all) {
    switch (node) {
      case MapNode map -> map.entries().forEach(entry -> collect(entry.value(), all));
      case ListNode list -> list.items().forEach(item -> collect(item, all));
      case StringNode(String text, var _) -> {
        for (Template.Use use : Template.uses(text)) {
          Variable variable = variable(use);
          all.merge(use.name(), variable, VariableUses::richer);
        }
      }
      case ScalarNode other -> {}
      case UnsoundNode unsound -> {}
    }
  }

  private static Variable variable(Template.Use use) {
    return switch (use.operator()) {
      case ":-", "-" -> new Variable(use.name(), use.argument(), "", false);
      case ":+", "+" -> new Variable(use.name(), "", use.argument(), false);
      case ":?", "?" -> new Variable(use.name(), "", "", true);
      default -> new Variable(use.name(), "", "", false);
    };
  }

  private static Variable richer(Variable old, Variable next) {
    boolean says =
        !old.defaultValue().isEmpty() || !old.presenceValue().isEmpty() || old.required();
    return says ? old : next;
  }

  /// A table with a heading.
  public static String table(Map<String, Variable> variables) {
    int width = MIN_WIDTH;
    int defaults = MIN_WIDTH;
    for (Variable variable : variables.values()) {
      width = Math.max(width, variable.name().length() + GAP);
      defaults = Math.max(defaults, variable.defaultValue().length() + GAP);
    }
    String row = "%-" + width + "s%-" + MIN_WIDTH + "s%-" + defaults + "s%s%n";
    StringBuilder out = new StringBuilder();
    out.append(String.format(row, "NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"));
    for (Variable variable : variables.values()) {
      out.append(
          String.format(
              row,
              variable.name(),
              variable.required(),
              variable.defaultValue(),
              variable.presenceValue()));
    }
    return out.toString();
  }
}
