package dev.berth.compose.form;

import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.NullNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;

/// Names with values in their final form.
final class Pairings {
  private final Problems problems;
  private final Path trail;

  /// @param problems takes what cannot be read
  /// @param trail where the attribute is
  Pairings(Problems problems, Path trail) {
    this.problems = problems;
    this.trail = trail;
  }

  Node settle(Node node, Shape.Pairing pairing) {
    return switch (pairing) {
      case ENVIRONMENT, STACK_ENVIRONMENT -> environment(node);
      case LABELS, CONTEXTS, STACK_LABELS -> texts(node);
      case STACK_HOSTS -> StackExpansion.hosts(node);
      case HOSTS -> hosts(node);
      case SSH -> ssh(node);
      case OPTIONS, NULLABLE_OPTIONS, TEXT_OPTIONS -> texts(node);
      case FREE_OPTIONS -> options(node);
    };
  }

  private Node environment(Node node) {
    MapNode.Builder builder = new MapNode.Builder(node.span());
    MapNode map = node instanceof ListNode list ? Expansion.pairs(list) : asMap(node);
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key();
      if (!name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
        problems.add(
            Problem.error(Code.BAD_VALUE, "the variable \"" + name + "\" ends with a space")
                .at(trail, entry.keySpan())
                .withHelp("remove the space before ="));
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

  /// Texts of each option; one that has an empty list is not given.
  private static Node options(Node node) {
    MapNode.Builder builder = new MapNode.Builder(node.span());
    for (MapNode.Entry entry : asMap(node).entries()) {
      if (entry.value() instanceof ListNode list && list.isEmpty()) {
        continue;
      }
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

  /// `HOST=ADDRESS` items, in their order: a swarm takes another one for a change.
  private Node hosts(Node node) {
    List<Node> hosts = new ArrayList<>();
    switch (node) {
      case MapNode map -> {
        for (MapNode.Entry entry : map.entries()) {
          Path at = trail.key(entry.key());
          if (entry.value() instanceof ListNode list) {
            for (int i = 0; i < list.size(); i++) {
              host(hosts, entry.key(), list.items().get(i), at.index(i));
            }
          } else {
            host(hosts, entry.key(), entry.value(), at);
          }
        }
      }
      case ListNode list -> {
        for (int i = 0; i < list.size(); i++) {
          if (list.items().get(i) instanceof StringNode item) {
            host(hosts, item, trail.index(i));
          }
        }
      }
      case ScalarNode scalar -> {}
      case UnsoundNode unsound -> {}
    }
    return new ListNode(hosts, node.span());
  }

  private void host(List<Node> hosts, StringNode item, Path at) {
    String written = item.value();
    int sign = written.indexOf('=') < 0 ? written.indexOf(':') : written.indexOf('=');
    if (sign < 0) {
      noHost("\"" + written + "\" has no address", item, at);
      return;
    }
    StringNode address = new StringNode(written.substring(sign + 1), item.span());
    host(hosts, written.substring(0, sign), address, at);
  }

  private void host(List<Node> hosts, String host, Node address, Path at) {
    if (address.isUnsound()) {
      return;
    }
    String addresses = text(address).value();
    if (host.isEmpty() || host.indexOf(':') >= 0) {
      noHost("\"" + host + "\" is no name of a host", address, at);
    } else {
      if (addresses.isEmpty()) {
        problems.add(
            Problem.warning(Code.BAD_VALUE, "the host " + host + " has no address")
                .at(at, address.span())
                .withHelp("write HOST=ADDRESS; no engine takes it as it is"));
      }
      for (String each : addresses.split(",", -1)) {
        boolean bracketed = each.startsWith("[") && each.endsWith("]");
        String plain = bracketed ? each.substring(1, each.length() - 1) : each;
        hosts.add(new StringNode(host + "=" + plain, address.span()));
      }
    }
  }

  private void noHost(String message, Node node, Path at) {
    problems.add(
        Problem.error(Code.BAD_VALUE, message).at(at, node.span()).withHelp("write HOST=ADDRESS"));
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
