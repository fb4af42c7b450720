package dev.berth.compose.schema;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.ShortForm;
import dev.berth.compose.grammar.Wanted;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;

/// Tells what a merged tree still lacks: attributes that must be there, values where there is only
/// a key. A single file may lack them, since another one may say them.
public final class Completeness {
  private final Problems problems;
  private final Withdrawn withdrawn = new Withdrawn();

  public Completeness(Problems problems) {
    this.problems = problems;
  }

  /// Tells all that a file lacks.
  ///
  /// @return the file with what is incomplete marked as unsound
  public Node sound(Node file, Shape shape) {
    check(file, shape, Path.ROOT);
    return withdrawn.from(file);
  }

  private void check(Node node, Shape shape, Path trail) {
    switch (shape) {
      case Shape.Fields fields -> fields(node, fields, trail);
      case Shape.Entries entries -> {
        if (nothing(node, shape, trail) || !(node instanceof MapNode map)) {
          return;
        }
        for (MapNode.Entry entry : map.entries()) {
          check(entry.value(), entries.value(), trail.key(entry.key()));
        }
      }
      case Shape.Items items -> {
        if (nothing(node, shape, trail) || !(node instanceof ListNode list)) {
          return;
        }
        for (int i = 0; i < list.size(); i++) {
          check(list.items().get(i), items.item(), trail.index(i));
        }
      }
      case Shape.Choice choice -> {
        boolean limit = choice.form() == ShortForm.ULIMIT;
        if (limit && node instanceof ScalarNode && !node.isNull()) {
          return;
        }
        check(node, choice.longForm(), trail);
      }
      case Shape.Words words -> {
        if (words.style() != Shape.Style.COMMAND) {
          nothing(node, shape, trail);
        }
      }
      case Shape.Value value -> {
        if ((value.kinds() & Kinds.NOTHING) == 0) {
          nothing(node, shape, trail);
        }
      }
      case Shape.Pairs pairs -> nothing(node, shape, trail);
      case Shape.Free free -> {}
    }
  }

  private void fields(Node node, Shape.Fields shape, Path trail) {
    if (node.isNull() && shape.nullable()) {
      return;
    }
    if (nothing(node, shape, trail) || !(node instanceof MapNode map)) {
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      if (attribute != null) {
        check(entry.value(), attribute.shape(), trail.key(entry.key()));
      }
    }
    for (String name : shape.required()) {
      if (!map.has(name)) {
        withdrawn.add(trail);
        problems.add(
            Problem.error(Code.MISSING_ATTRIBUTE, shape.title() + " needs " + name)
                .at(trail, map.span()));
      }
    }
  }

  private boolean nothing(Node node, Shape shape, Path trail) {
    if (!node.isNull()) {
      return false;
    }
    withdrawn.add(trail);
    problems.add(
        Problem.error(
                Code.WRONG_TYPE, "must be " + Wanted.describe(shape) + ", but nothing is there")
            .at(trail, node.span())
            .withHelp("give it a value, or remove the key"));
    return true;
  }
}
