package dev.berth.compose.stack;

import dev.berth.compose.merge.Mismatch;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;

/// Merges the `x-…` attributes of services: mappings key by key, lists appended. Anything else
/// counts as the later file has it, be it empty. A list goes only over a list, or over nothing.
final class StackExtensions {
  private final Problems problems;

  StackExtensions(Problems problems) {
    this.problems = problems;
  }

  static boolean isExtension(String key) {
    return key.startsWith("x-");
  }

  Node merge(Node below, Node above, Path trail) {
    return switch (above) {
      case MapNode over when below instanceof MapNode map -> {
        MapNode.Builder merged = new MapNode.Builder(map);
        for (MapNode.Entry entry : over.entries()) {
          MapNode.Entry old = map.entry(entry.key());
          merged.put(
              old == null
                  ? entry
                  : entry.with(merge(old.value(), entry.value(), trail.key(entry.key()))));
        }
        yield merged.build();
      }
      case ListNode over when below instanceof ListNode list -> {
        List<Node> items = new ArrayList<>(list.items());
        items.addAll(over.items());
        yield new ListNode(items, over.span());
      }
      case ListNode over when !below.isNull() && !below.isUnsound() -> mismatch(below, over, trail);
      default -> above;
    };
  }

  private Node mismatch(Node below, ListNode above, Path trail) {
    problems.add(Mismatch.between(below, above, trail, "under another name"));
    return new UnsoundNode(above.span());
  }
}
