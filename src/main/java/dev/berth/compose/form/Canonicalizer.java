package dev.berth.compose.form;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.ShortForm;
import dev.berth.compose.grammar.Type;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;

/// Writes short forms out, so that each attribute has one form from here on.
public final class Canonicalizer {
  private final Problems problems;
  private final boolean lenient;

  /// @param problems takes short forms that cannot be read
  /// @param lenient whether those stay as they are, because variables are not filled in yet
  public Canonicalizer(Problems problems, boolean lenient) {
    this.problems = problems;
    this.lenient = lenient;
  }

  public Node canonical(Node node, Shape shape, Path trail) {
    return switch (shape) {
      case Shape.Fields fields -> fields(node, fields, trail);
      case Shape.Entries entries -> entries(node, entries, trail);
      case Shape.Items items -> items(node, items, trail);
      case Shape.Choice choice -> choice(node, choice, trail);
      case Shape.Words words -> words.style() == Shape.Style.CANONICAL_LIST ? list(node) : node;
      case Shape.Pairs pairs -> pairs(node, pairs);
      case Shape.Value value ->
          node instanceof ScalarNode.BoolNode flag && value.type() == Type.TEXT
              ? new ScalarNode.StringNode(flag.text(), flag.span())
              : node;
      case Shape.Free free -> node;
    };
  }

  private Node fields(Node node, Shape.Fields shape, Path trail) {
    Node resource =
        shape.attribute("external") == null ? node : Expansion.external(node, trail, problems);
    if (!(resource instanceof MapNode map)) {
      return node;
    }
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      entries.add(
          attribute == null
              ? entry
              : entry.with(canonical(entry.value(), attribute.shape(), trail.key(entry.key()))));
    }
    return MapNode.ofDistinct(entries, map.span());
  }

  private Node entries(Node node, Shape.Entries shape, Path trail) {
    if (!(node instanceof MapNode map)) {
      return node;
    }
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      entries.add(entry.with(canonical(entry.value(), shape.value(), trail.key(entry.key()))));
    }
    return MapNode.ofDistinct(entries, map.span());
  }

  private Node items(Node node, Shape.Items shape, Path trail) {
    if (!(node instanceof ListNode list)) {
      return node;
    }
    boolean stack =
        shape.item() instanceof Shape.Choice choice && choice.form() == ShortForm.STACK_PORT;
    boolean ports =
        shape.item() instanceof Shape.Choice choice
            && (choice.form() == ShortForm.PORT || choice.form() == ShortForm.STACK_PORT);
    List<Node> items = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      if (ports && item instanceof ScalarNode scalar) {
        try {
          items.addAll(stack ? StackExpansion.ports(scalar) : Expansion.ports(scalar));
        } catch (ShortFormException e) {
          if (lenient) {
            return node; // as the reference does: all ports are expanded, or none
          }
          items.add(unreadable(e, item, trail.index(i)));
        }
      } else {
        items.add(canonical(item, shape.item(), trail.index(i)));
      }
    }
    return new ListNode(items, list.span());
  }

  private Node choice(Node node, Shape.Choice shape, Path trail) {
    Node expanded;
    try {
      expanded = Expansion.expand(node, shape.form(), trail, problems);
    } catch (ShortFormException e) {
      return unreadable(e, node, trail);
    }
    return canonical(expanded, shape.longForm(), trail);
  }

  /// One text as a list, and no empty texts.
  private static Node list(Node node) {
    List<Node> items = new ArrayList<>();
    switch (node) {
      case ScalarNode.StringNode text -> items.add(text);
      case ListNode list -> items.addAll(list.items());
      default -> {
        return node;
      }
    }
    items.removeIf(item -> item instanceof ScalarNode.StringNode text && text.value().isEmpty());
    return new ListNode(items, node.span());
  }

  private static Node pairs(Node node, Shape.Pairs shape) {
    return switch (shape.pairing()) {
      case CONTEXTS -> node instanceof ListNode list ? Expansion.pairs(list) : node;
      case SSH ->
          switch (node) {
            case ListNode list -> Expansion.pairs(list);
            case ScalarNode.StringNode text ->
                Expansion.pairs(new ListNode(List.of(text), text.span()));
            default -> node;
          };
      case STACK_ENVIRONMENT,
          STACK_LABELS,
          STACK_HOSTS,
          ENVIRONMENT,
          LABELS,
          HOSTS,
          OPTIONS,
          NULLABLE_OPTIONS,
          TEXT_OPTIONS,
          FREE_OPTIONS ->
          node;
    };
  }

  private Node unreadable(ShortFormException e, Node node, Path trail) {
    if (lenient) {
      return node;
    }
    Problem problem = Problem.error(Code.BAD_SHORT_FORM, e.message()).at(trail, node.span());
    String help = e.help();
    problems.add(help == null ? problem : problem.withHelp(help));
    return new UnsoundNode(node.span());
  }
}
