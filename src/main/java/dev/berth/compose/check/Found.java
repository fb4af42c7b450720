package dev.berth.compose.check;

import dev.berth.problem.Path;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value that was found in a canonical tree.
///
/// @param path the way to it
/// @param node the value
record Found(Path path, Node node) {
  /// In a way: every item of a list, every value of a mapping.
  static final String EACH = "*";

  /// All values along a way from a node; none where the way ends early or leads to what is unsound.
  static List<Found> along(Node start, Path path, List<String> way) {
    if (!leadsOn(start, way)) {
      return List.of();
    }
    List<Found> found = List.of(new Found(path, start));
    for (String step : way) {
      List<Found> next = new ArrayList<>();
      for (Found each : found) {
        each.step(step, next);
      }
      found = next;
    }
    return found;
  }

  /// All values along a way from a node.
  static List<Found> along(Node start, Path path, String... way) {
    boolean isThere = !(start instanceof MapNode map) || map.has(way[0]) || way[0].equals(EACH);
    return isThere ? along(start, path, List.of(way)) : List.of();
  }

  /// Whether anything may be found: most services have few of the attributes that are looked for.
  private static boolean leadsOn(Node start, List<String> way) {
    Node at = start;
    for (String step : way) {
      if (!(at instanceof MapNode map) || step.equals(EACH)) {
        return true;
      }
      at = map.get(step);
      if (at == null) {
        return false;
      }
    }
    return true;
  }

  private void step(String step, List<Found> next) {
    switch (node) {
      case MapNode map when step.equals(EACH) -> {
        for (MapNode.Entry entry : map.entries()) {
          add(path.key(entry.key()), entry.value(), next);
        }
      }
      case MapNode map -> {
        Node value = map.get(step);
        if (value != null) {
          add(path.key(step), value, next);
        }
      }
      case ListNode list when step.equals(EACH) -> items(list, next);
      case ListNode list -> {}
      case ScalarNode scalar -> {}
      case UnsoundNode unsound -> {}
    }
  }

  private static void add(Path path, Node value, List<Found> next) {
    if (!value.isUnsound()) {
      next.add(new Found(path, value));
    }
  }

  /// Items that were written as one, such as a range of ports, have one index.
  private void items(ListNode list, List<Found> next) {
    int index = -1;
    Span last = null;
    for (Node item : list.items()) {
      if (index < 0 || item.span() == null || !Objects.equals(item.span(), last)) {
        index++;
      }
      last = item.span();
      add(path.index(index), item, next);
    }
  }

  /// The text of a scalar; empty for all else.
  String text() {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /// The text of a key of a mapping; empty if it is missing.
  String text(String key) {
    return node instanceof MapNode map ? Tree.text(map, key) : "";
  }

  /// Where it stands.
  @Nullable Span span() {
    return node.span();
  }
}
