package dev.berth.compose.form;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.ShortForm;
import dev.berth.compose.grammar.Type;
import dev.berth.compose.grammar.Wanted;
import dev.berth.compose.shortform.ShellWords;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.compose.shortform.StackWords;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;

/// Gives each value of a canonical tree its final form: command lines become words, lists of
/// `NAME=VALUE` mappings, sizes bytes, durations their shortest text. What only is passed over in
/// the legacy format is left out.
public final class Settler {
  private final Problems problems;

  public Settler(Problems problems) {
    this.problems = problems;
  }

  public Node settle(Node node, Shape shape, Path trail) {
    if (node.isUnsound() || (node.isNull() && !(shape instanceof Shape.Value))) {
      return node;
    }
    try {
      return switch (shape) {
        case Shape.Value value ->
            node instanceof ScalarNode scalar
                ? Values.settle(scalar, value.type())
                : unexpected(node, shape, trail);
        case Shape.Words words -> words(node, words);
        case Shape.Items items -> items(node, items, trail);
        case Shape.Fields fields -> fields(node, fields, trail);
        case Shape.Entries entries -> entries(node, entries, trail);
        case Shape.Pairs pairs -> new Pairings(problems, trail).settle(node, pairs.pairing());
        case Shape.Choice choice -> choice(node, choice, trail);
        case Shape.Free free -> node;
      };
    } catch (ShortFormException e) {
      Problem problem = Problem.error(Code.BAD_VALUE, e.message()).at(trail, node.span());
      String help = e.help();
      problems.add(help == null ? problem : problem.withHelp(help));
      return new UnsoundNode(node.span());
    }
  }

  private Node unexpected(Node node, Shape shape, Path trail) {
    problems.add(
        Problem.error(Code.WRONG_TYPE, "must be " + Wanted.describe(shape) + ", not " + node.kind())
            .at(trail, node.span()));
    return new UnsoundNode(node.span());
  }

  private static Node words(Node node, Shape.Words shape) throws ShortFormException {
    if (!(node instanceof StringNode(String text, var span))) {
      return node;
    }
    List<Node> words = new ArrayList<>();
    switch (shape.style()) {
      case COMMAND -> {
        for (String word : ShellWords.split(text)) {
          words.add(new StringNode(word, span));
        }
      }
      case ARGUMENTS -> {
        for (String word : StackWords.split(text)) {
          words.add(new StringNode(word, span));
        }
      }
      case TEST -> {
        words.add(new StringNode("CMD-SHELL", span));
        words.add(node);
      }
      case LIST, CANONICAL_LIST -> words.add(node);
    }
    return new ListNode(words, span);
  }

  private Node items(Node node, Shape.Items shape, Path trail) {
    if (!(node instanceof ListNode list)) {
      return unexpected(node, shape, trail);
    }
    List<Node> items = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      items.add(settle(list.items().get(i), shape.item(), trail.index(i)));
    }
    return new ListNode(items, list.span());
  }

  private Node fields(Node node, Shape.Fields shape, Path trail) {
    if (!(node instanceof MapNode map)) {
      return unexpected(node, shape, trail);
    }
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      if (attribute != null) {
        entries.add(entry.with(settle(entry.value(), attribute.shape(), trail.key(entry.key()))));
      } else if (shape.openSince() == Shape.Fields.NEVER) {
        entries.add(entry);
      }
    }
    return MapNode.ofDistinct(entries, map.span());
  }

  private Node entries(Node node, Shape.Entries shape, Path trail) {
    if (!(node instanceof MapNode map)) {
      return unexpected(node, shape, trail);
    }
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      entries.add(entry.with(settle(entry.value(), shape.value(), trail.key(entry.key()))));
    }
    return MapNode.ofDistinct(entries, map.span());
  }

  private Node choice(Node node, Shape.Choice shape, Path trail) throws ShortFormException {
    if (node instanceof ScalarNode scalar && shape.form() == ShortForm.EXTERNAL) {
      return Values.settle(scalar, Type.FLAG);
    }
    if (node instanceof ScalarNode scalar && shape.form() == ShortForm.ULIMIT) {
      return limit(Values.settle(scalar, Type.INTEGER));
    }
    return settle(node, shape.longForm(), trail);
  }

  /// A limit of 0 has its long form, as the reference prints it.
  private static Node limit(ScalarNode value) {
    return value instanceof ScalarNode.IntNode(long number, var _, var span) && number == 0
        ? new MapNode.Builder(span).put("soft", value).put("hard", value).build()
        : value;
  }
}
