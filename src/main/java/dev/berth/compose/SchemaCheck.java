package dev.berth.compose;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.problem.Suggestions;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds one file against the grammar and tells everything that does not fit. What a file lacks is
/// told by [Completeness], once all files are merged.
final class SchemaCheck {
  /// The minor version of the legacy format 3 that brought `x-…` to the top of files.
  private static final int EXTENSIONS_OF_FILES = 4;

  /// The minor version that brought `x-…` to services, networks, and so on.
  private static final int EXTENSIONS_OF_PARTS = 7;

  private final Problems problems;
  private final int version;

  /// Whether items of the list at hand may occur twice: the later one then counts.
  private boolean repeatable;

  /// Without versions.
  SchemaCheck(Problems problems) {
    this(problems, Integer.MAX_VALUE);
  }

  /// @param version the minor version of the legacy format 3 that a file is written in
  SchemaCheck(Problems problems, int version) {
    this.problems = problems;
    this.version = version;
  }

  void check(Node node, Shape shape, Trail trail) {
    if (node.isNull()) {
      return;
    }
    switch (shape) {
      case Shape.Value value -> value(node, value, trail);
      case Shape.Words words -> words(node, words, trail);
      case Shape.Items items -> items(node, items, trail);
      case Shape.Fields fields -> fields(node, fields, trail);
      case Shape.Entries entries -> entries(node, entries, trail);
      case Shape.Pairs pairs -> pairs(node, pairs, trail);
      case Shape.Choice choice -> choice(node, choice, trail);
      case Shape.Free free -> {}
    }
  }

  private void value(Node node, Shape.Value shape, Trail trail) {
    if (!(node instanceof ScalarNode scalar) || !Kinds.contain(shape.kinds(), scalar)) {
      wrongType(node, shape, trail);
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
      bad(number, trail, number.text() + " is out of range: it must be " + range, null);
    }
  }

  private void text(ScalarNode.StringNode text, Shape.Value shape, Trail trail) {
    String value = text.value();
    if (!shape.words().isEmpty() && !shape.words().contains(value)) {
      String help =
          Suggestions.closest(value, shape.words())
              .map(word -> "did you mean " + word + "?")
              .orElse(null);
      String allowed = String.join(", ", shape.words());
      bad(text, trail, "\"" + value + "\" is not one of: " + allowed, help);
    }
    switch (shape.format()) {
      case ANY -> {}
      case CONTAINER_NAME -> {
        if (!Formats.isContainerName(value)) {
          bad(
              text,
              trail,
              "\"" + value + "\" is no name for a container",
              "use two or more letters, digits, dots, dashes or underscores");
        }
      }
      case PULL_POLICY -> {
        if (!Formats.isPullPolicy(value)) {
          bad(
              text,
              trail,
              "\"" + value + "\" is no pull policy",
              "use always, never, missing, build, daily, weekly, or every_<duration>");
        }
      }
    }
  }

  private void words(Node node, Shape.Words shape, Trail trail) {
    boolean command = shape.style() == Shape.Style.COMMAND;
    switch (node) {
      case ScalarNode.StringNode text -> {}
      case ListNode list -> {
        boolean unique =
            shape.style() == Shape.Style.LIST || shape.style() == Shape.Style.CANONICAL_LIST;
        texts(list, unique, trail);
      }
      default -> {
        if (!(command && node.isNull())) {
          wrongType(node, shape, trail);
        }
      }
    }
  }

  private void texts(ListNode list, boolean unique, Trail trail) {
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      if (!(item instanceof ScalarNode.StringNode)) {
        String help =
            item instanceof ScalarNode scalar && !scalar.isNull()
                ? "put it in quotes: \"" + Casts.text(scalar) + "\""
                : null;
        add(
            Problem.error(Code.WRONG_TYPE, "must be a string, not " + item.kind()),
            trail.item(i),
            item.span(),
            help);
      }
    }
    if (unique) {
      unique(list, trail);
    }
  }

  private void items(Node node, Shape.Items shape, Trail trail) {
    if (!(node instanceof ListNode list)) {
      wrongType(node, shape, trail);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      check(list.items().get(i), shape.item(), trail.item(i));
    }
    if (shape.unique()) {
      unique(list, trail);
    }
  }

  /// No item may occur twice.
  void unique(ListNode list, Trail trail) {
    if (list.size() < 2 || repeatable) {
      return;
    }
    Map<Node, Node> seen = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      Node first = seen.putIfAbsent(item, item);
      if (first != null && item instanceof ScalarNode scalar) {
        List<Problem.Note> notes =
            first.span() == null
                ? List.of()
                : List.of(new Problem.Note("the first is here", first.span()));
        problems.add(
            Problem.error(Code.DUPLICATE_ITEM, "\"" + scalar.text() + "\" occurs twice")
                .at(trail.item(i).path(), item.span())
                .withHelp("remove one of the two")
                .withNotes(notes));
      }
    }
  }

  private void fields(Node node, Shape.Fields shape, Trail trail) {
    if (!(node instanceof MapNode map)) {
      if (!(shape.nullable() && node.isNull())) {
        wrongType(node, shape, trail);
      }
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      if (attribute != null && attribute.since() <= version) {
        attribute(entry.value(), attribute, trail.key(entry.key()));
      } else if (attribute != null) {
        tooNew(entry, attribute, shape, trail);
      } else if (!isExtension(entry.key(), shape, trail) && !isOpen(shape)) {
        unknown(entry, shape, trail);
      }
    }
  }

  private boolean isOpen(Shape.Fields shape) {
    return shape.openSince() != Shape.Fields.NEVER && shape.openSince() <= version;
  }

  private boolean isExtension(String key, Shape.Fields shape, Trail trail) {
    int since = trail.up() == null ? EXTENSIONS_OF_FILES : EXTENSIONS_OF_PARTS;
    return shape.extensible() && key.startsWith("x-") && since <= version;
  }

  private void tooNew(MapNode.Entry entry, Attribute attribute, Shape.Fields shape, Trail trail) {
    add(
        Problem.error(
            Code.UNKNOWN_ATTRIBUTE,
            shape.title()
                + " has the attribute "
                + entry.key()
                + " only since version 3."
                + attribute.since()),
        trail.key(entry.key()),
        entry.keySpan(),
        "raise version, or remove it to use the newest one");
  }

  private void attribute(Node node, Attribute attribute, Trail trail) {
    boolean before = repeatable;
    repeatable = attribute.identity() != Attribute.Identity.NONE;
    check(node, attribute.shape(), trail);
    repeatable = before;
  }

  private void unknown(MapNode.Entry entry, Shape.Fields shape, Trail trail) {
    List<String> known = new ArrayList<>(shape.attributes().keySet());
    String help =
        Suggestions.closest(entry.key(), known)
            .map(word -> "did you mean " + word + "?")
            .orElse(null);
    add(
        Problem.error(
            Code.UNKNOWN_ATTRIBUTE, shape.title() + " has no attribute \"" + entry.key() + "\""),
        trail.key(entry.key()),
        entry.keySpan(),
        help);
  }

  private void entries(Node node, Shape.Entries shape, Trail trail) {
    if (!(node instanceof MapNode map)) {
      wrongType(node, shape, trail);
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      boolean named =
          switch (shape.names()) {
            case ANY -> true;
            case PLAIN, PLAIN_OR_UNCHECKED -> Formats.isPlainName(entry.key());
            case LETTERS_OR_UNCHECKED -> Formats.isLetters(entry.key());
          };
      if (named) {
        check(entry.value(), shape.value(), trail.key(entry.key()));
      } else if (shape.names() == Shape.Names.PLAIN) {
        add(
            Problem.error(Code.BAD_NAME, "\"" + entry.key() + "\" is no valid name"),
            trail.key(entry.key()),
            entry.keySpan(),
            "use letters, digits, dots, dashes and underscores");
      }
    }
  }

  private void pairs(Node node, Shape.Pairs shape, Trail trail) {
    boolean mayBeList = isListable(shape.pairing());
    if (node instanceof ListNode list && mayBeList) {
      texts(list, true, trail);
      return;
    }
    if (!(node instanceof MapNode map)) {
      wrongType(node, shape, trail);
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      pair(entry, shape.pairing(), trail.key(entry.key()));
    }
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
      case OPTIONS, NULLABLE_OPTIONS, TEXT_OPTIONS, FREE_OPTIONS, SCALAR_OPTIONS -> false;
    };
  }

  private void pair(MapNode.Entry entry, Shape.Pairing pairing, Trail trail) {
    Node value = entry.value();
    boolean list = value instanceof ListNode;
    int kinds =
        switch (pairing) {
          case ENVIRONMENT, LABELS, CONTEXTS, SSH ->
              Kinds.TEXT | Kinds.NUMBER | Kinds.BOOLEAN | Kinds.NOTHING;
          case OPTIONS -> Kinds.TEXT | Kinds.NUMBER;
          case STACK_ENVIRONMENT, STACK_LABELS, STACK_HOSTS ->
              Kinds.TEXT | Kinds.NUMBER | Kinds.NOTHING;
          case NULLABLE_OPTIONS -> Kinds.TEXT | Kinds.NUMBER | Kinds.NOTHING;
          case TEXT_OPTIONS, HOSTS -> Kinds.TEXT;
          case FREE_OPTIONS, SCALAR_OPTIONS -> Kinds.TEXT | Kinds.NUMBER | Kinds.BOOLEAN;
        };
    if (list && (pairing == Shape.Pairing.HOSTS || pairing == Shape.Pairing.FREE_OPTIONS)) {
      return;
    }
    if (!(value instanceof ScalarNode scalar) || !Kinds.contain(kinds, scalar)) {
      String wanted = String.join(" or ", Kinds.describe(kinds));
      add(
          Problem.error(Code.WRONG_TYPE, "must be " + wanted + ", not " + value.kind()),
          trail,
          value.span(),
          null);
    }
  }

  private void choice(Node node, Shape.Choice shape, Trail trail) {
    if (fits(node, shape.longForm())) {
      check(node, shape.longForm(), trail);
    } else if (fits(node, shape.shortForm())) {
      check(node, shape.shortForm(), trail);
    } else {
      wrongType(node, shape, trail);
    }
  }

  private static boolean fits(Node node, Shape shape) {
    return switch (shape) {
      case Shape.Value value -> node instanceof ScalarNode s && Kinds.contain(value.kinds(), s);
      case Shape.Items items -> node instanceof ListNode;
      case Shape.Words words -> node instanceof ListNode;
      case Shape.Fields fields -> node instanceof MapNode;
      case Shape.Entries entries -> node instanceof MapNode;
      case Shape.Pairs pairs -> node instanceof MapNode;
      case Shape.Choice choice -> fits(node, choice.longForm()) || fits(node, choice.shortForm());
      case Shape.Free free -> true;
    };
  }

  private void wrongType(Node node, Shape shape, Trail trail) {
    String help =
        node instanceof ScalarNode scalar
                && !scalar.isNull()
                && shape instanceof Shape.Value value
                && (value.kinds() & Kinds.TEXT) != 0
            ? "put it in quotes: \"" + Casts.text(scalar) + "\""
            : null;
    String kind = node.isNull() ? "empty" : node.kind();
    add(
        Problem.error(Code.WRONG_TYPE, "must be " + Wanted.describe(shape) + ", not " + kind),
        trail,
        node.span(),
        help);
  }

  private void bad(ScalarNode node, Trail trail, String message, @Nullable String help) {
    add(Problem.error(Code.BAD_VALUE, message), trail, node.span(), help);
  }

  private void add(Problem problem, Trail trail, @Nullable Span span, @Nullable String help) {
    Problem placed = problem.at(trail.path(), span);
    problems.add(help == null ? placed : placed.withHelp(help));
  }
}
