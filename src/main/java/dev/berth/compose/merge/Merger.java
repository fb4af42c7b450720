package dev.berth.compose.merge;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.ShortForm;
import dev.berth.compose.schema.Repetition;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts one canonical tree over another. Section "Merge" of the Compose Specification.
public final class Merger {
  private final Problems problems;
  private final Repetition repetition;

  public Merger(Problems problems) {
    this.problems = problems;
    this.repetition = new Repetition(problems);
  }

  /// Both in one, where the override counts.
  public Node merge(Node below, Node above, @Nullable Shape shape, Path trail) {
    if (above.isNull()) {
      return below;
    }
    if (above.isUnsound()) {
      return above;
    }
    return switch (below) {
      case MapNode map -> {
        if (above instanceof MapNode other) {
          yield maps(map, other, shape, trail);
        }
        yield mismatch(below, above, trail);
      }
      case ListNode list -> {
        if (above instanceof ListNode other) {
          yield lists(list, other, shape, trail);
        }
        yield mismatch(below, above, trail);
      }
      case ScalarNode scalar -> above;
      case UnsoundNode unsound -> unsound;
    };
  }

  private Node attribute(Node below, Node above, Attribute attribute, Path trail) {
    return switch (attribute.merge()) {
      case REPLACE, REPLACE_BY_ANY -> above;
      case SEQUENCE -> sequence(below, above, attribute, trail);
      case DISTINCT_SEQUENCE -> {
        ListNode joined = joined(below, above);
        yield new ListNode(new ArrayList<>(new LinkedHashSet<>(joined.items())), joined.span());
      }
      case LOGGING -> logging(below, above, attribute, trail);
      case KEYED, ATTACHMENTS -> merge(below, above, attribute.shape(), trail);
      case POOLS -> pools(below, above, attribute, trail);
      case DEEP -> merge(below, above, repeatable(attribute), trail);
    };
  }

  /// Items that mean the same may occur twice here: the later one counts in the end.
  private static Shape repeatable(Attribute attribute) {
    return attribute.shape() instanceof Shape.Items(Shape item, boolean unique)
            && unique
            && attribute.identity() != Attribute.Identity.NONE
        ? new Shape.Items(item, false)
        : attribute.shape();
  }

  private MapNode maps(MapNode below, MapNode above, @Nullable Shape shape, Path trail) {
    MapNode.Builder merged = new MapNode.Builder(below);
    for (MapNode.Entry entry : above.entries()) {
      MapNode.Entry old = merged.entry(entry.key());
      if (old == null) {
        merged.put(entry);
        continue;
      }
      Path next = trail.key(entry.key());
      merged.put(entry.with(child(old.value(), entry, shape, next)));
    }
    return merged.build();
  }

  private Node child(Node below, MapNode.Entry entry, @Nullable Shape shape, Path trail) {
    return switch (shape) {
      case Shape.Fields fields -> {
        Attribute attribute = fields.attribute(entry.key());
        yield attribute == null
            ? merge(below, entry.value(), null, trail)
            : attribute(below, entry.value(), attribute, trail);
      }
      case Shape.Entries entries -> {
        boolean limit =
            entries.value() instanceof Shape.Choice choice && choice.form() == ShortForm.ULIMIT;
        yield limit ? entry.value() : merge(below, entry.value(), entries.value(), trail);
      }
      case Shape.Choice choice -> child(below, entry, choice.longForm(), trail);
      case null, default -> merge(below, entry.value(), null, trail);
    };
  }

  private ListNode lists(ListNode below, ListNode above, @Nullable Shape shape, Path trail) {
    List<Node> items = new ArrayList<>(below.items());
    items.addAll(above.items());
    ListNode joined = new ListNode(items, below.span());
    if (shape instanceof Shape.Items list && list.unique()) {
      repetition.check(joined, trail);
    }
    return joined;
  }

  private Node sequence(Node below, Node above, Attribute attribute, Path trail) {
    boolean mapping =
        attribute.shape() instanceof Shape.Pairs(Shape.Pairing pairing)
            && pairing == Shape.Pairing.CONTEXTS;
    return mapping ? merge(below, above, null, trail) : joined(below, above);
  }

  private static ListNode joined(Node below, Node above) {
    List<Node> items = new ArrayList<>(items(below));
    items.addAll(items(above));
    return new ListNode(items, below.span());
  }

  private static List<Node> items(Node node) {
    return switch (node) {
      case ListNode list -> list.items();
      case MapNode map -> pairs(map);
      case ScalarNode.StringNode text -> List.of(text);
      case ScalarNode other -> List.of();
      case UnsoundNode unsound -> List.of();
    };
  }

  private static List<Node> pairs(MapNode map) {
    List<ScalarNode.StringNode> pairs = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      switch (entry.value()) {
        case ScalarNode.NullNode nothing ->
            pairs.add(new ScalarNode.StringNode(entry.key(), entry.keySpan()));
        case ScalarNode scalar ->
            pairs.add(
                new ScalarNode.StringNode(entry.key() + "=" + Casts.text(scalar), scalar.span()));
        case ListNode list -> {
          for (Node item : list.items()) {
            String text = item instanceof ScalarNode scalar ? Casts.text(scalar) : "";
            pairs.add(new ScalarNode.StringNode(entry.key() + "=" + text, item.span()));
          }
        }
        case MapNode nested -> {}
        case UnsoundNode unsound -> {}
      }
    }
    pairs.sort((one, other) -> one.value().compareTo(other.value()));
    return new ArrayList<>(pairs);
  }

  private Node logging(Node below, Node above, Attribute attribute, Path trail) {
    if (!(below instanceof MapNode base) || !(above instanceof MapNode over)) {
      return merge(below, above, attribute.shape(), trail);
    }
    Node oldDriver = base.get("driver");
    Node newDriver = over.get("driver");
    boolean same = oldDriver == null || newDriver == null || Objects.equals(oldDriver, newDriver);
    return same ? maps(base, over, attribute.shape(), trail) : over;
  }

  private Node pools(Node below, Node above, Attribute attribute, Path trail) {
    if (!(below instanceof ListNode base) || !(above instanceof ListNode over)) {
      return merge(below, above, attribute.shape(), trail);
    }
    List<MapNode> pools = new ArrayList<>();
    for (Node original : base.items()) {
      for (Node override : over.items()) {
        if (!(original instanceof MapNode right) || !(override instanceof MapNode left)) {
          continue;
        }
        if (!sameSubnet(left, right) && pools.stream().noneMatch(p -> sameSubnet(p, left))) {
          pools.add(left);
          continue;
        }
        MapNode merged = maps(right, left, null, trail);
        int known = -1;
        for (int i = 0; i < pools.size(); i++) {
          if (known < 0 && sameSubnet(pools.get(i), merged)) {
            known = i;
          }
        }
        if (known >= 0) {
          pools.set(known, merged);
        } else {
          pools.add(merged);
        }
      }
    }
    return new ListNode(new ArrayList<>(pools), base.span());
  }

  private static boolean sameSubnet(MapNode a, MapNode b) {
    return Objects.equals(a.get("subnet"), b.get("subnet"));
  }

  private Node mismatch(Node below, Node above, Path trail) {
    problems.add(Mismatch.between(below, above, trail, "replace it with the tag !override"));
    return new UnsoundNode(above.span());
  }
}
