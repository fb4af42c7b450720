package dev.berth.compose.form;

import dev.berth.compose.grammar.Casts;
import dev.berth.compose.shortform.MountText;
import dev.berth.compose.shortform.PortText;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;

/// Short forms as `docker stack` writes them out.
final class StackExpansion {
  /// No attribute of the legacy format, which has no place for what the short form says here.
  private static final String HOST_ADDRESS = "host_ip";

  private StackExpansion() {}

  static Node mount(StringNode node) throws ShortFormException {
    MountText mount = MountText.parse(node.value());
    Span span = node.span();
    MapNode.Builder builder = new MapNode.Builder(span);
    builder.put("type", new StringNode(mount.bind() ? "bind" : "volume", span));
    if (mount.source() != null) {
      builder.put("source", new StringNode(mount.source(), span));
    }
    builder.put("target", new StringNode(mount.target(), span));
    if (mount.readOnly()) {
      builder.put("read_only", new BoolNode(true, span));
    }
    if (mount.propagation() != null) {
      builder.put(
          "bind",
          new MapNode.Builder(span)
              .put("propagation", new StringNode(mount.propagation(), span))
              .build());
    }
    if (mount.noCopy()) {
      builder.put(
          "volume", new MapNode.Builder(span).put("nocopy", new BoolNode(true, span)).build());
    }
    return builder.build();
  }

  /// The ports that a short form stands for: one for each published port.
  static List<Node> ports(ScalarNode node) throws ShortFormException {
    List<Node> ports = new ArrayList<>();
    for (PortText port : PortText.parse(Casts.text(node))) {
      int dash = port.published().indexOf('-');
      String from = dash < 0 ? port.published() : port.published().substring(0, dash);
      String to = dash < 0 ? port.published() : port.published().substring(dash + 1);
      int first = from.isEmpty() ? 0 : Integer.parseInt(from);
      int last = to.isEmpty() ? 0 : Integer.parseInt(to);
      for (int published = first; published <= last; published++) {
        ports.add(port(port, published, node.span()));
      }
    }
    return ports;
  }

  private static MapNode port(
      PortText port, int published, @org.jspecify.annotations.Nullable Span span) {
    MapNode.Builder builder =
        new MapNode.Builder(span)
            .put("mode", new StringNode("ingress", span))
            .put("target", new IntNode(port.target(), span));
    if (!port.hostIp().isEmpty()) {
      builder.put(HOST_ADDRESS, new StringNode(port.hostIp(), span));
    }
    if (published != 0) {
      builder.put("published", new IntNode(published, span));
    }
    return builder.put("protocol", new StringNode(port.protocol(), span)).build();
  }

  /// `HOST:ADDRESS` items; a mapping is sorted, items without an address are dropped.
  static Node hosts(Node node) {
    List<StringNode> items = new ArrayList<>();
    switch (node) {
      case MapNode map -> {
        for (MapNode.Entry entry : map.entries()) {
          if (entry.value() instanceof ScalarNode scalar && !scalar.isNull()) {
            items.add(host(entry.key(), Casts.text(scalar), scalar.span()));
          }
        }
        items.sort((one, other) -> one.value().compareTo(other.value()));
      }
      case ListNode list -> {
        for (Node item : list.items()) {
          String text = item instanceof ScalarNode scalar ? Casts.text(scalar) : "";
          int sign = text.indexOf('=');
          sign = sign < 0 ? text.indexOf(':') : sign;
          if (sign >= 0) {
            items.add(host(text.substring(0, sign), text.substring(sign + 1), item.span()));
          }
        }
      }
      case ScalarNode other -> {}
      case UnsoundNode unsound -> {}
    }
    return new ListNode(new ArrayList<>(items), node.span());
  }

  private static StringNode host(
      String host, String address, @org.jspecify.annotations.Nullable Span span) {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    String plain = bracketed ? address.substring(1, address.length() - 1) : address;
    return new StringNode(host + ":" + plain, span);
  }
}
