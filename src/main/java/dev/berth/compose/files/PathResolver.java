package dev.berth.compose.files;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the paths of a canonical tree start from a directory.
public final class PathResolver {
  private final String directory;
  private final @Nullable String home;
  private final Problems problems;
  private final Remotes remotes;

  /// @param directory where relative paths start; may itself be relative
  /// @param inputs knows what `~` stands for, and which files were fetched
  public PathResolver(String directory, Inputs inputs, Problems problems) {
    this.directory = directory;
    this.home = inputs.home();
    this.problems = problems;
    this.remotes = inputs.files().remotes();
  }

  public Node resolve(Node node, Shape shape, Path trail) {
    return switch (shape) {
      case Shape.Fields fields when node instanceof MapNode map -> fields(map, fields, trail);
      case Shape.Entries entries when node instanceof MapNode map -> {
        List<MapNode.Entry> result = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          result.add(entry.with(resolve(entry.value(), entries.value(), trail.key(entry.key()))));
        }
        yield MapNode.ofDistinct(result, map.span());
      }
      case Shape.Items items when node instanceof ListNode list -> {
        List<Node> result = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          result.add(resolve(list.items().get(i), items.item(), trail.index(i)));
        }
        yield new ListNode(result, list.span());
      }
      case Shape.Choice choice -> resolve(node, choice.longForm(), trail);
      default -> node;
    };
  }

  private Node fields(MapNode map, Shape.Fields shape, Path trail) {
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      Node value = entry.value();
      if (attribute != null) {
        Path next = trail.key(entry.key());
        value = location(value, attribute, map);
        value = resolve(value, attribute.shape(), next);
      }
      entries.add(entry.with(value));
    }
    MapNode resolved = MapNode.ofDistinct(entries, map.span());
    if (isBindWithoutSource(shape, map)) {
      problems.add(
          Problem.error(Code.MISSING_ATTRIBUTE, "a mount of type bind needs source")
              .at(trail, map.span()));
    }
    return resolved;
  }

  private static boolean isBindWithoutSource(Shape.Fields shape, MapNode map) {
    Attribute source = shape.attribute("source");
    return source != null
        && source.location() == Attribute.Location.BIND_SOURCE
        && isText(map, "type", "bind")
        && !(map.get("source") instanceof StringNode)
        && !(map.get("source") instanceof UnsoundNode);
  }

  private static boolean isText(MapNode map, String key, String text) {
    return map.get(key) instanceof StringNode(String value, var _) && value.equals(text);
  }

  private Node location(Node value, Attribute attribute, MapNode around) {
    return switch (attribute.location()) {
      case NONE -> value;
      case PATH -> each(value, this::path);
      case REAL_PATH -> each(value, text -> real(path(text)));
      case ANY_SYSTEM_PATH -> each(value, this::anySystem);
      case CONTEXT -> each(value, this::context);
      case COMPOSE_FILE -> each(value, this::composeFile);
      case BIND_SOURCE -> isText(around, "type", "bind") ? each(value, this::anySystem) : value;
      case VOLUME_OPTIONS -> volumeOptions(value, around);
    };
  }

  private Node volumeOptions(Node value, MapNode volume) {
    boolean binds =
        isText(volume, "driver", "local")
            && value instanceof MapNode options
            && isText(options, "o", "bind");
    if (binds
        && value instanceof MapNode options
        && options.get("device") instanceof StringNode device) {
      return options.with("device", each(device, this::anySystem));
    }
    return value;
  }

  private interface Change {
    String of(String path);
  }

  private Node each(Node value, Change change) {
    return switch (value) {
      case StringNode(String text, var span) -> {
        String changed = change.of(text);
        if (isRelative(text, changed) && remotes.leaves(directory, changed)) {
          problems.add(Remotes.outside(text).at(Path.ROOT, span));
        }
        yield new StringNode(changed, span);
      }
      case ListNode list -> {
        List<Node> items = new ArrayList<>(list.size());
        for (Node item : list.items()) {
          items.add(each(item, change));
        }
        yield new ListNode(items, list.span());
      }
      case MapNode map -> {
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          entries.add(entry.with(each(entry.value(), change)));
        }
        yield MapNode.ofDistinct(entries, map.span());
      }
      default -> value;
    };
  }

  private static boolean isRelative(String text, String resolved) {
    return !resolved.equals(text) && !Paths.isAbsolute(text) && !text.startsWith("~");
  }

  /// A path of this machine.
  public String path(String text) {
    String expanded = home(text);
    return expanded.isEmpty() || Paths.isAbsolute(expanded)
        ? expanded
        : Paths.join(directory, expanded);
  }

  private String anySystem(String text) {
    String expanded = home(text);
    return Paths.isAbsolute(expanded) || Paths.isWindowsAbsolute(expanded)
        ? expanded
        : Paths.join(directory, expanded);
  }

  private String context(String text) {
    return isRemote(text) || text.startsWith("service:") ? text : path(text);
  }

  private String composeFile(String text) {
    return Remotes.isRemote(text) ? text : path(text);
  }

  /// Whether a build context lies on another machine.
  static boolean isRemote(String text) {
    return text.contains("://") || text.startsWith("github.com/") || text.startsWith("git@");
  }

  private String home(String text) {
    if (home == null || !text.startsWith("~")) {
      return text;
    }
    return Paths.join(home, text.substring(1));
  }

  private static String real(String path) {
    try {
      return java.nio.file.Path.of(path).toRealPath().toString();
    } catch (IOException missing) {
      return path;
    }
  }
}
