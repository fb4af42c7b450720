package dev.berth.compose.merge;

import dev.berth.problem.Path;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Removes what `!reset` and `!override` clear.
public final class Clearing {
  private Clearing() {}

  /// The file without what stands at these places.
  public static MapNode clear(MapNode file, List<Path> places) {
    Node result = file;
    for (Path place : places) {
      result = without(result, place.segments(), 0);
    }
    return result instanceof MapNode map ? map : MapNode.empty(file.span());
  }

  private static @Nullable Node without(@Nullable Node node, List<Path.Segment> way, int at) {
    if (at == way.size()) {
      return null;
    }
    return switch (node) {
      case MapNode map when way.get(at) instanceof Path.Segment.Key(String name) -> {
        MapNode.Entry entry = map.entry(name);
        if (entry == null) {
          yield map;
        }
        Node rest = without(entry.value(), way, at + 1);
        yield rest == null ? map.without(name) : map.with(name, rest);
      }
      case ListNode list
          when way.get(at) instanceof Path.Segment.Index(int number) && number < list.size() -> {
        List<Node> items = new ArrayList<>(list.items());
        Node rest = without(items.get(number), way, at + 1);
        if (rest != null) {
          items.set(number, rest);
        }
        yield new ListNode(items, list.span());
      }
      case null, default -> node;
    };
  }
}
