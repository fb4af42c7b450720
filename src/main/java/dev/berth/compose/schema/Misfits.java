package dev.berth.compose.schema;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.Wanted;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.problem.Suggestions;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Tells what does not fit the grammar, each in the words of users.
final class Misfits {
  private final Problems problems;
  private final Withdrawn withdrawn = new Withdrawn();

  Misfits(Problems problems) {
    this.problems = problems;
  }

  /// A value of another kind than its shape.
  void wrongType(Node node, Shape shape, Path trail) {
    boolean quotable = shape instanceof Shape.Value value && (value.kinds() & Kinds.TEXT) != 0;
    String kind = node.isNull() ? "empty" : node.kind();
    wrongType(node, "must be " + Wanted.describe(shape) + ", not " + kind, quotable, trail);
  }

  /// A value that is no text, where only text may stand.
  void notText(Node node, Path trail) {
    wrongType(node, "must be a string, not " + node.kind(), true, trail);
  }

  /// A value of another kind than these.
  void wrongKind(Node node, int kinds, Path trail) {
    String wanted = String.join(" or ", Kinds.describe(kinds));
    wrongType(node, "must be " + wanted + ", not " + node.kind(), false, trail);
  }

  private void wrongType(Node node, String message, boolean quotable, Path trail) {
    String help =
        quotable && node instanceof ScalarNode scalar && !scalar.isNull()
            ? "put it in quotes: \"" + Casts.text(scalar) + "\""
            : null;
    add(Problem.error(Code.WRONG_TYPE, message), trail, node.span(), help);
  }

  /// A value of the right kind that its attribute does not take.
  void badValue(ScalarNode node, String message, @Nullable String help, Path trail) {
    add(Problem.error(Code.BAD_VALUE, message), trail, node.span(), help);
  }

  /// A key that is no valid name.
  void badName(MapNode.Entry entry, Path trail) {
    add(
        Problem.error(Code.BAD_NAME, "\"" + entry.key() + "\" is no valid name"),
        trail,
        entry.keySpan(),
        "use letters, digits, dots, dashes and underscores");
  }

  /// Whether an attribute that the specification does not have is meant for one that is missing.
  static boolean isMisspelt(MapNode.Entry entry, MapNode map, Shape.Fields shape) {
    return Suggestions.closest(entry.key(), shape.attributes().keySet())
        .filter(meant -> !map.has(meant))
        .isPresent();
  }

  /// An attribute that the specification does not have, where the reference takes any. One that
  /// begins with `x-` was never meant to do anything.
  void passedOver(MapNode.Entry entry, Shape.Fields shape, Path trail) {
    if (entry.key().startsWith("x-")) {
      return;
    }
    problems.add(
        Problem.warning(
                Code.UNKNOWN_ATTRIBUTE, shape.title() + " has no attribute \"" + entry.key() + "\"")
            .at(trail, entry.keySpan())
            .withHelp("remove it: nothing reads it"));
  }

  /// An attribute that the specification does not have.
  void unknown(MapNode.Entry entry, Shape.Fields shape, Path trail) {
    Suggestions.closest(entry.key(), shape.attributes().keySet())
        .ifPresent(attribute -> withdrawn.add(trail, attribute));
    String message = shape.title() + " has no attribute \"" + entry.key() + "\"";
    add(
        Problem.error(Code.UNKNOWN_ATTRIBUTE, message),
        trail,
        entry.keySpan(),
        meant(entry.key(), shape.attributes().keySet()));
  }

  /// An attribute that the version of the legacy format does not have yet.
  void tooNew(MapNode.Entry entry, Attribute attribute, Shape.Fields shape, Path trail) {
    String message =
        shape.title()
            + " has the attribute "
            + entry.key()
            + " only since version 3."
            + attribute.since();
    add(
        Problem.error(Code.UNKNOWN_ATTRIBUTE, message),
        trail,
        entry.keySpan(),
        "raise version, or remove it to use the newest one");
  }

  /// The word that may have been meant.
  static @Nullable String meant(String written, Collection<String> words) {
    return Suggestions.closest(written, words)
        .map(word -> "did you mean " + word + "?")
        .orElse(null);
  }

  /// The tree that was looked at, with all that does not fit withdrawn.
  Node sound(Node tree) {
    return withdrawn.from(tree);
  }

  private void add(Problem problem, Path trail, @Nullable Span span, @Nullable String help) {
    withdrawn.add(trail);
    Problem placed = problem.at(trail, span);
    problems.add(help == null ? placed : placed.withHelp(help));
  }
}
