package dev.berth.compose.schema;

import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Path;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;

/// Holds a single value against its shape: kind, words to choose from, range, format.
final class ScalarCheck {
  private final Misfits misfits;

  ScalarCheck(Misfits misfits) {
    this.misfits = misfits;
  }

  void check(Node node, Shape.Value shape, Path trail) {
    if (!(node instanceof ScalarNode scalar) || !Kinds.contain(shape.kinds(), scalar)) {
      misfits.wrongType(node, shape, trail);
      return;
    }
    if (scalar instanceof ScalarNode.StringNode text) {
      text(text, shape, trail);
    } else if (scalar instanceof ScalarNode.IntNode number
        && (number.value() < shape.min() || number.value() > shape.max())) {
      String range =
          shape.max() == Long.MAX_VALUE
              ? "at least " + shape.min()
              : "between " + shape.min() + " and " + shape.max();
      misfits.badValue(
          number, number.text() + " is out of range: it must be " + range, null, trail);
    }
  }

  private void text(ScalarNode.StringNode text, Shape.Value shape, Path trail) {
    String value = text.value();
    if (!shape.words().isEmpty() && !shape.words().contains(value)) {
      String allowed = String.join(", ", shape.words());
      misfits.badValue(
          text,
          "\"" + value + "\" is not one of: " + allowed,
          Misfits.meant(value, shape.words()),
          trail);
    }
    switch (shape.format()) {
      case ANY -> {}
      case CONTAINER_NAME -> {
        if (!Formats.isContainerName(value)) {
          misfits.badValue(
              text,
              "\"" + value + "\" is no name for a container",
              "use two or more letters, digits, dots, dashes or underscores",
              trail);
        }
      }
      case PULL_POLICY -> {
        if (!Formats.isPullPolicy(value)) {
          String meant = Misfits.meant(value, Formats.PULL_POLICIES);
          misfits.badValue(
              text,
              "\"" + value + "\" is no pull policy",
              meant == null
                  ? "use always, never, missing, build, daily, weekly, or every_<duration>"
                  : meant,
              trail);
        }
      }
    }
  }
}
