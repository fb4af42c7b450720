package dev.berth.compose.schema;

import dev.berth.problem.Path;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places of a tree that a check found wrong: later stages must not look at them again.
final class Withdrawn {
  private final Map<Path.Segment, Withdrawn> below = new HashMap<>();
  private boolean here;
  private @Nullable String meant;

  /// Withdraws the value at a place.
  void add(Path trail) {
    at(trail).here = true;
  }

  /// Withdraws the value of a key that was meant to be another one.
  void add(Path trail, String otherKey) {
    add(trail);
    at(trail).meant = otherKey;
  }

  private Withdrawn at(Path trail) {
    Withdrawn at = this;
    for (Path.Segment segment : trail.segments()) {
      at = at.below.computeIfAbsent(segment, each -> new Withdrawn());
    }
    return at;
  }

  /// The tree with what was withdrawn marked as unsound.
  Node from(Node tree) {
    if (here) {
      return new UnsoundNode(tree.span());
    }
    return switch (tree) {
      case MapNode map when !below.isEmpty() -> {
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          Withdrawn next = below.get(new Path.Segment.Key(entry.key()));
          entries.add(next == null ? entry : next.from(entry, map));
        }
        yield MapNode.of(entries, map.span());
      }
      case ListNode list when !below.isEmpty() -> {
        List<Node> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          Node item = list.items().get(i);
          Withdrawn next = below.get(new Path.Segment.Index(i));
          items.add(next == null ? item : next.from(item));
        }
        yield new ListNode(items, list.span());
      }
      default -> tree;
    };
  }

  private MapNode.Entry from(MapNode.Entry entry, MapNode around) {
    String key = meant != null && !around.has(meant) ? meant : entry.key();
    return new MapNode.Entry(key, entry.keySpan(), from(entry.value()));
  }
}
