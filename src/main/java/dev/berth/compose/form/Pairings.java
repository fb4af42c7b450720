package dev.berth.compose.form;

import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.compose.shortform.Unreadable;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.NullNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Names with values in their final form.
final class Pairings {
  private Pairings() {}

  static Node settle(Node node, Shape.Pairing pairing) throws ShortFormException {
    return switch (pairing) {
      case ENVIRONMENT, STACK_ENVIRONMENT -> environment(node);
      case LABELS, CONTEXTS, STACK_LABELS -> texts(node);
      case STACK_HOSTS -> StackExpansion.hosts(node);
      case HOSTS -> hosts(node);
      case SSH -> ssh(node);
      case OPTIONS, NULLABLE_OPTIONS, TEXT_OPTIONS, SCALAR_OPTIONS -> texts(node);
      case FREE_OPTIONS -> options(node);
    };
  }

  private static Node environment(Node node) throws ShortFormException {
    MapNode.Builder builder = new MapNode.Builder(node.span());
    MapNode map = node instanceof ListNode list ? Expansion.pairs(list) : asMap(node);
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key();
      if (!name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
        throw Unreadable.because(
            "the variable \"" + name + "\" ends with a space", "remove the space before =");
      }
      builder.put(entry.value() instanceof NullNode ? entry : entry.with(text(entry.value())));
    }
    return builder.build();
  }

  private static MapNode asMap(Node node) {
    return node instanceof MapNode map ? map : MapNode.empty(node.span());
  }

  private static MapNode texts(Node node) {
    MapNode.Builder builder = new MapNode.Builder(node.span());
    MapNode map = node instanceof ListNode list ? Expansion.pairs(list) : asMap(node);
    for (MapNode.Entry entry : map.entries()) {
      builder.put(entry.with(text(entry.value())));
    }
    return builder.build();
  }

  private static StringNode text(Node value) {
    return new StringNode(
        value instanceof ScalarNode scalar ? Casts.text(scalar) : "", value.span());
  }

  private static Node options(Node node) {
    MapNode.Builder builder = new MapNode.Builder(node.span());
    for (MapNode.Entry entry : asMap(node).entries()) {
      List<Node> items = new ArrayList<>();
      if (entry.value() instanceof ListNode list) {
        for (Node item : list.items()) {
          items.add(text(item));
        }
      } else {
        items.add(text(entry.value()));
      }
      builder.put(entry.with(new ListNode(items, entry.value().span())));
    }
    return builder.build();
  }

  /// `HOST=ADDRESS` items, sorted by host.
  private static Node hosts(Node node) throws ShortFormException {
    Map<String, List<StringNode>> hosts = new TreeMap<>();
    switch (node) {
      case MapNode map -> {
        for (MapNode.Entry entry : map.entries()) {
          if (entry.value() instanceof ListNode list) {
            for (Node item : list.items()) {
              host(hosts, entry.key(), text(item).value(), item.span());
            }
          } else {
            host(hosts, entry.key(), text(entry.value()).value(), entry.value().span());
          }
        }
      }
      case ListNode list -> {
        for (Node item : list.items()) {
          String written = text(item).value();
          int sign = written.indexOf('=');
          if (sign < 0) {
            sign = written.indexOf(':');
          }
          if (sign < 0) {
            throw Unreadable.because("\"" + written + "\" has no address", "write HOST=ADDRESS");
          }
          host(hosts, written.substring(0, sign), written.substring(sign + 1), item.span());
        }
      }
      case ScalarNode scalar -> {}
    }
    List<Node> items = new ArrayList<>();
    for (List<StringNode> each : hosts.values()) {
      each.sort(Comparator.comparing(StringNode::value));
      items.addAll(each);
    }
    return new ListNode(items, node.span());
  }

  private static void host(
      Map<String, List<StringNode>> hosts, String host, String address, @Nullable Span span)
      throws ShortFormException {
    if (host.isEmpty() || host.indexOf(':') >= 0) {
      throw Unreadable.because("\"" + host + "\" is no name of a host", "write HOST=ADDRESS");
    }
    if (address.isEmpty()) {
      throw Unreadable.because("the host " + host + " has no address", "write HOST=ADDRESS");
    }
    for (String each : address.split(",", -1)) {
      String plain =
          each.startsWith("[") && each.endsWith("]") ? each.substring(1, each.length() - 1) : each;
      hosts
          .computeIfAbsent(host, key -> new ArrayList<>())
          .add(new StringNode(host + "=" + plain, span));
    }
  }

  /// `ID: PATH` or `ID` items.
  private static Node ssh(Node node) {
    List<StringNode> items = new ArrayList<>();
    for (MapNode.Entry entry : asMap(node).entries()) {
      String path = text(entry.value()).value();
      items.add(
          new StringNode(
              path.isEmpty() ? entry.key() : entry.key() + ": " + path, entry.value().span()));
    }
    return new ListNode(new ArrayList<>(items), node.span());
  }
}
