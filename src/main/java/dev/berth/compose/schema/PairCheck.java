package dev.berth.compose.schema;

import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Path;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;

/// Holds names with values against what their attribute takes.
final class PairCheck {
  private final Misfits misfits;

  PairCheck(Misfits misfits) {
    this.misfits = misfits;
  }

  /// Whether names with values may also be written as a list.
  static boolean isListable(Shape.Pairing pairing) {
    return switch (pairing) {
      case ENVIRONMENT,
          LABELS,
          CONTEXTS,
          HOSTS,
          SSH,
          STACK_ENVIRONMENT,
          STACK_LABELS,
          STACK_HOSTS ->
          true;
      case OPTIONS, NULLABLE_OPTIONS, TEXT_OPTIONS, FREE_OPTIONS -> false;
    };
  }

  /// A list of them: contexts and keys of SSH need a value.
  void check(ListNode list, Shape.Pairing pairing, Path trail) {
    if (pairing != Shape.Pairing.CONTEXTS && pairing != Shape.Pairing.SSH) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.items().get(i) instanceof ScalarNode.StringNode text
          && text.value().indexOf('=') < 0
          && text.value().indexOf('$') < 0
          && !(pairing == Shape.Pairing.SSH && text.value().equals("default"))) {
        misfits.badValue(
            text, "\"" + text.value() + "\" has no value", "write NAME=VALUE", trail.index(i));
      }
    }
  }

  /// A mapping of them.
  void check(MapNode map, Shape.Pairing pairing, Path trail) {
    for (MapNode.Entry entry : map.entries()) {
      if (entry.value().isUnsound()) {
        continue;
      }
      if (entry.key().isEmpty() && isListable(pairing)) {
        misfits.badName(entry, trail.key(entry.key()));
      }
      pair(entry, pairing, trail.key(entry.key()));
    }
  }

  private void pair(MapNode.Entry entry, Shape.Pairing pairing, Path trail) {
    Node value = entry.value();
    if (pairing == Shape.Pairing.FREE_OPTIONS && value instanceof ListNode) {
      return;
    }
    if (pairing == Shape.Pairing.HOSTS && value instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (!(list.items().get(i) instanceof ScalarNode.StringNode)) {
          misfits.notText(list.items().get(i), trail.index(i));
        }
      }
      return;
    }
    int kinds = kinds(pairing);
    if (!(value instanceof ScalarNode scalar) || !Kinds.contain(kinds, scalar)) {
      misfits.wrongKind(value, kinds, trail);
    }
  }

  private static int kinds(Shape.Pairing pairing) {
    return switch (pairing) {
      case ENVIRONMENT, LABELS, CONTEXTS, SSH ->
          Kinds.TEXT | Kinds.NUMBER | Kinds.BOOLEAN | Kinds.NOTHING;
      case OPTIONS -> Kinds.TEXT | Kinds.NUMBER;
      case STACK_ENVIRONMENT, STACK_LABELS ->
          Kinds.TEXT | Kinds.NUMBER | Kinds.NOTHING | Kinds.TIME;
      case STACK_HOSTS, NULLABLE_OPTIONS -> Kinds.TEXT | Kinds.NUMBER | Kinds.NOTHING;
      case TEXT_OPTIONS, HOSTS -> Kinds.TEXT;
      case FREE_OPTIONS -> Kinds.TEXT | Kinds.NUMBER | Kinds.BOOLEAN;
    };
  }
}
