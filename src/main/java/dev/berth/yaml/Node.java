package dev.berth.yaml;

import dev.berth.problem.Span;
import org.jspecify.annotations.Nullable;

/// A value of a YAML document: a mapping, a list, a scalar, or what is none of them by mistake.
/// Nodes are immutable, so that trees can share parts. Two nodes are equal if they hold the same
/// data; places do not count.
public sealed interface Node permits MapNode, ListNode, ScalarNode, UnsoundNode {

  /// Where the value stands; absent for what no file says.
  @Nullable Span span();

  /// Whether this is the explicit or implied `null`.
  default boolean isNull() {
    return this instanceof ScalarNode.NullNode;
  }

  /// Whether a problem was told about this value.
  default boolean isUnsound() {
    return this instanceof UnsoundNode;
  }

  /// What users call this kind of value: `a mapping`, `a list`, `a string`, …
  default String kind() {
    return switch (this) {
      case MapNode map -> "a mapping";
      case ListNode list -> "a list";
      case ScalarNode.StringNode string -> "a string";
      case ScalarNode.IntNode number -> "a whole number";
      case ScalarNode.FloatNode number -> "a number";
      case ScalarNode.BoolNode bool -> "a boolean";
      case ScalarNode.NullNode nothing -> "empty";
      case ScalarNode.TimestampNode time -> "a date";
      case UnsoundNode unsound -> "unsound";
    };
  }
}
