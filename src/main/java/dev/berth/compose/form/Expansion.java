package dev.berth.compose.form;

import dev.berth.compose.files.Paths;
import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.ShortForm;
import dev.berth.compose.shortform.DeviceText;
import dev.berth.compose.shortform.MountText;
import dev.berth.compose.shortform.PortText;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.compose.shortform.Unreadable;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.NullNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Each short form written out. What is in its long form already stays as it is.
final class Expansion {
  private Expansion() {}

  static Node expand(Node node, ShortForm form, Path trail, Problems problems)
      throws ShortFormException {
    return switch (form) {
      case BUILD -> text(node, "context");
      case EXTENDS -> text(node, "service");
      case INCLUDE -> text(node, "path");
      case FILE_MOUNT -> text(node, "source");
      case DEPENDS_ON -> dependencies(node);
      case ENV_FILES ->
          node instanceof StringNode ? new ListNode(List.of(node), node.span()) : node;
      case ENV_FILE -> envFile(node);
      case GPUS -> gpus(node);
      case NAMES -> names(node);
      case VOLUME -> node instanceof StringNode text ? mount(text) : node;
      case DEVICE -> node instanceof StringNode text ? device(text) : node;
      case ULIMIT -> node;
      case EXTERNAL -> node;
      case PORT -> node;
      case STACK_VOLUME -> node instanceof StringNode text ? StackExpansion.mount(text) : node;
      case STACK_PORT, NONE -> node;
    };
  }

  private static MapNode.Builder map(@Nullable Span span) {
    return new MapNode.Builder(span);
  }

  private static StringNode string(String text, @Nullable Span span) {
    return new StringNode(text, span);
  }

  private static Node text(Node node, String key) {
    return node instanceof StringNode ? map(node.span()).put(key, node).build() : node;
  }

  private static Node dependencies(Node node) {
    if (node instanceof ListNode list) {
      MapNode.Builder builder = map(list.span());
      for (Node item : list.items()) {
        if (item instanceof StringNode(String name, Span span)) {
          MapNode dependency =
              map(span)
                  .put("condition", string("service_started", span))
                  .put("required", new BoolNode(true, span))
                  .build();
          builder.put(name, span, dependency);
        }
      }
      return builder.build();
    }
    if (node instanceof MapNode map) {
      MapNode.Builder builder = map(map.span());
      for (MapNode.Entry entry : map.entries()) {
        boolean open = entry.value() instanceof MapNode value && !value.has("required");
        builder.put(
            open
                ? entry.with(
                    ((MapNode) entry.value())
                        .with("required", new BoolNode(true, entry.value().span())))
                : entry);
      }
      return builder.build();
    }
    return node;
  }

  private static Node envFile(Node node) {
    if (node instanceof StringNode) {
      return map(node.span())
          .put("path", node)
          .put("required", new BoolNode(true, node.span()))
          .build();
    }
    return node instanceof MapNode map && !map.has("required")
        ? map.with("required", new BoolNode(true, map.span()))
        : node;
  }

  private static Node gpus(Node node) {
    if (node instanceof StringNode(String text, Span span) && text.equals("all")) {
      return new ListNode(List.of(map(span).put("count", node).build()), span);
    }
    return node;
  }

  private static Node names(Node node) {
    if (!(node instanceof ListNode list)) {
      return node;
    }
    MapNode.Builder builder = map(list.span());
    for (Node item : list.items()) {
      if (item instanceof StringNode(String name, Span span)) {
        builder.put(name, span, new NullNode(span));
      }
    }
    return builder.build();
  }

  private static Node mount(StringNode node) throws ShortFormException {
    MountText mount = MountText.parse(node.value());
    Span span = node.span();
    MapNode.Builder builder = map(span);
    builder.put("type", string(mount.bind() ? "bind" : "volume", span));
    if (mount.source() != null) {
      builder.put("source", string(mount.source(), span));
    }
    builder.put("target", string(cleanTarget(mount.target()), span));
    if (mount.readOnly()) {
      builder.put("read_only", new BoolNode(true, span));
    }
    if (mount.bind() || mount.selinux() != null || mount.propagation() != null) {
      MapNode.Builder bind = map(span);
      if (mount.selinux() != null) {
        bind.put("selinux", string(mount.selinux(), span));
      }
      if (mount.propagation() != null) {
        bind.put("propagation", string(mount.propagation(), span));
      }
      if (mount.bind()) {
        bind.put("create_host_path", new BoolNode(true, span));
      }
      builder.put("bind", bind.build());
    }
    if (mount.noCopy() || (!mount.bind() && !mount.bare())) {
      MapNode.Builder volume = map(span);
      if (mount.noCopy()) {
        volume.put("nocopy", new BoolNode(true, span));
      }
      builder.put("volume", volume.build());
    }
    return builder.build();
  }

  private static String cleanTarget(String target) {
    return target.isEmpty() ? "" : Paths.clean(target);
  }

  private static Node device(StringNode node) throws ShortFormException {
    DeviceText device = DeviceText.parse(node.value());
    return map(node.span())
        .put("source", string(device.source(), node.span()))
        .put("target", string(device.target(), node.span()))
        .put("permissions", string(device.permissions(), node.span()))
        .build();
  }

  /// The ports that a short form stands for.
  static List<Node> ports(ScalarNode node) throws ShortFormException {
    List<Node> ports = new ArrayList<>();
    Span span = node.span();
    for (PortText port : PortText.parse(Casts.text(node))) {
      if (port.target() == 0) {
        throw Unreadable.because(
            "\"" + Casts.text(node) + "\" has no port of the container",
            "write HOST:CONTAINER, where 0 may only stand for any port of the host");
      }
      MapNode.Builder builder = map(span).put("mode", string("ingress", span));
      if (!port.hostIp().isEmpty()) {
        builder.put("host_ip", string(port.hostIp(), span));
      }
      builder.put("target", new IntNode(port.target(), span));
      if (!port.published().isEmpty()) {
        builder.put("published", string(port.published(), span));
      }
      ports.add(builder.put("protocol", string(port.protocol(), span)).build());
    }
    return ports;
  }

  /// `NAME=VALUE` items as a mapping; a name alone gets null.
  static MapNode pairs(ListNode list) {
    MapNode.Builder builder = map(list.span());
    for (Node item : list.items()) {
      if (item instanceof StringNode(String text, Span span)) {
        int sign = text.indexOf('=');
        builder.put(
            sign < 0 ? text : text.substring(0, sign),
            span,
            sign < 0 ? new NullNode(span) : string(text.substring(sign + 1), span));
      }
    }
    return builder.build();
  }

  /// A resource that exists already: `external: {name: x}` is `external: true` and `name: x`.
  static Node external(Node node, Path trail, Problems problems) {
    if (!(node instanceof MapNode map) || !(map.get("external") instanceof MapNode reference)) {
      return node;
    }
    Node name = reference.get("name");
    MapNode.Builder builder =
        new MapNode.Builder(map).put("external", new BoolNode(true, reference.span()));
    if (name != null) {
      Node own = map.get("name");
      if (own != null && !own.equals(name)) {
        problems.add(
            Problem.error(Code.CONFLICT, "name and external.name are not the same")
                .at(trail, name.span())
                .withHelp("use name alone"));
      }
      builder.put("name", null, name);
    }
    return builder.build();
  }
}
