package dev.berth.yaml;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/// Turns the events of one document into a tree.
final class Composer {
  /// Deeper nesting than this is no configuration.
  private static final int MAX_DEPTH = 200;

  private final Parser parser;
  private final Source source;
  private final Problems problems;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Map<String, DottedPlaces> aliases = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Path> cleared = new ArrayList<>();

  /// Of those, what `!override` clears. It counts again wherever its anchor is used; what `!reset`
  /// clears is gone from the anchor by then.
  private final List<Path> overridden = new ArrayList<>();

  private int depth;
  private long nodes;

  /// A value under an anchor.
  ///
  /// @param weight how many values it has, aliases written out
  /// @param path where the anchor stands
  /// @param overridden what `!override` clears below it
  private record Anchored(Parsed parsed, Path path, long weight, List<Path> overridden) {}

  /// A value as read.
  ///
  /// @param merge whether it is the key `<<`
  /// @param reset whether it is tagged `!reset`
  private record Parsed(Node node, boolean merge, boolean reset) {}

  /// Ends the reading of a text that must not be read on.
  static final class GiveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    GiveUp(Problem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  Composer(Parser parser, Source source, Problems problems) {
    this.parser = parser;
    this.source = source;
    this.problems = problems;
  }

  YamlDocument document() {
    Parsed root = value(parser.getEvent(), Path.ROOT);
    return new YamlDocument(root.node(), cleared);
  }

  private Parsed value(Event event, Path path) {
    if (event instanceof AliasEvent alias) {
      return alias(alias, path);
    }
    NodeEvent start = (NodeEvent) event;
    String anchor = start.getAnchor();
    long before = nodes;
    int overriddenBefore = overridden.size();
    if (anchor != null) {
      open.add(anchor);
      aliases.remove(anchor);
    }
    count(event instanceof ScalarEvent scalar ? Weight.of(scalar.getValue()) : 1, event);
    Parsed parsed =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar, path);
          case SequenceStartEvent sequence -> {
            boolean reset = tag(sequence.getTag(), path);
            yield new Parsed(list(sequence, path), false, reset);
          }
          case MappingStartEvent mapping -> {
            boolean reset = tag(mapping.getTag(), path);
            yield new Parsed(map(mapping, path), false, reset);
          }
          default -> throw new IllegalStateException(event.toString());
        };
    if (anchor != null) {
      open.remove(anchor);
      List<Path> below = List.copyOf(overridden.subList(overriddenBefore, overridden.size()));
      anchors.put(anchor, new Anchored(parsed, path, nodes - before, below));
    }
    return parsed;
  }

  private boolean tag(@Nullable String tag, Path path) {
    boolean reset = "!reset".equals(tag);
    if (reset || "!override".equals(tag)) {
      cleared.add(path);
      if (!reset) {
        overridden.add(path);
      }
    }
    return reset;
  }

  private Parsed alias(AliasEvent alias, Path path) {
    String name = alias.getAnchor();
    Anchored target = anchors.get(name);
    if (open.contains(name)) {
      throw giveUp(Code.BAD_ALIAS, "the alias *" + name + " lies within its own anchor", alias);
    }
    if (target == null) {
      throw giveUp(Code.BAD_ALIAS, "there is no anchor &" + name + " above this alias", alias);
    }
    count(target.weight(), alias);
    if (aliases.computeIfAbsent(name, each -> new DottedPlaces()).clash(path)) {
      Span span = span(alias.getStartMark(), alias.getEndMark());
      throw new GiveUp(
          Problem.error(
                  Code.BAD_ALIAS,
                  "the alias *"
                      + name
                      + " stands under two names of which one begins like the other")
              .at(path, span)
              .withHelp("rename one, or write it out: a dot in a name reads as a path"));
    }
    int prefix = target.path().segments().size();
    for (Path below : target.overridden()) {
      List<Path.Segment> steps = below.segments();
      Path place = path.with(steps.subList(prefix, steps.size()));
      cleared.add(place);
      overridden.add(place);
    }
    return target.parsed();
  }

  private Parsed scalar(ScalarEvent event, Path path) {
    Span span = span(event.getStartMark(), event.getEndMark());
    String text = event.getValue();
    String tag = event.getTag();
    boolean reset = tag(tag, path);
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    if (tag == null || reset) {
      ScalarNode node = plain ? Scalars.resolve(text, span) : new ScalarNode.StringNode(text, span);
      return new Parsed(node, plain && text.equals("<<"), reset);
    }
    return new Parsed(Tags.apply(tag, text, span), tag.endsWith(":merge"), false);
  }

  private ListNode list(SequenceStartEvent start, Path path) {
    enter(start);
    List<Node> items = new ArrayList<>();
    int position = 0;
    Event event = parser.getEvent();
    while (!(event instanceof SequenceEndEvent)) {
      Parsed item = value(event, path.index(position++));
      if (!item.reset()) {
        items.add(item.node());
      }
      event = parser.getEvent();
    }
    depth--;
    return new ListNode(items, span(start.getStartMark(), event.getEndMark()));
  }

  private MapNode map(MappingStartEvent start, Path path) {
    enter(start);
    List<MapNode.Entry> own = new ArrayList<>();
    List<MapNode> merged = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    Event event = parser.getEvent();
    for (; !(event instanceof MappingEndEvent); event = parser.getEvent()) {
      Parsed key = value(event, path);
      Span keySpan = span(event.getStartMark(), event.getEndMark());
      if (key.merge()) {
        once("<<", keySpan, seen, path);
        merge(value(parser.getEvent(), path), merged, event);
        continue;
      }
      String name = name(key.node(), path, keySpan);
      Parsed value = value(parser.getEvent(), path.key(name));
      if (once(name, keySpan, seen, path) && !value.reset()) {
        Node sound = key.node() instanceof ScalarNode.StringNode ? value.node() : unsound(value);
        own.add(new MapNode.Entry(name, keySpan, sound));
      }
    }
    depth--;
    MapNode map = MapNode.ofDistinct(own, span(start.getStartMark(), event.getEndMark()));
    return merged.isEmpty() ? map : withMerged(map, merged, seen);
  }

  private static MapNode withMerged(MapNode own, List<MapNode> merged, Map<String, Span> seen) {
    MapNode.Builder builder = new MapNode.Builder(own);
    for (MapNode each : merged) {
      for (MapNode.Entry entry : each.entries()) {
        if (!seen.containsKey(entry.key()) && builder.entry(entry.key()) == null) {
          builder.put(entry);
        }
      }
    }
    return builder.build();
  }

  private static Node unsound(Parsed value) {
    return new UnsoundNode(value.node().span());
  }

  private boolean once(String name, Span keySpan, Map<String, Span> seen, Path path) {
    Span first = seen.putIfAbsent(name, keySpan);
    if (first == null) {
      return true;
    }
    String help =
        name.equals("<<")
            ? "merge a list: <<: [*a, *b]"
            : "remove one of the two, or put what both say into one";
    problems.add(
        Problem.error(Code.DUPLICATE_KEY, "the key \"" + name + "\" occurs twice")
            .at(path.key(name), keySpan)
            .withHelp(help)
            .withNotes(List.of(new Problem.Note("the first is here", first))));
    return false;
  }

  private void merge(Parsed value, List<MapNode> merged, Event keyEvent) {
    switch (value.node()) {
      case MapNode map -> merged.add(map);
      case ListNode list -> {
        for (Node item : list.items()) {
          if (item instanceof MapNode map) {
            merged.add(map);
          } else {
            notMergeable(keyEvent);
          }
        }
      }
      case ScalarNode scalar -> notMergeable(keyEvent);
      case UnsoundNode unsound -> {}
    }
  }

  private void notMergeable(Event keyEvent) {
    problems.add(
        giveUp(Code.YAML_SYNTAX, "the merge key << needs a mapping or a list of mappings", keyEvent)
            .problem()
            .withHelp("write <<: *name, where &name marks a mapping above"));
  }

  private String name(Node key, Path path, Span span) {
    if (key instanceof ScalarNode.StringNode(String value, var _)) {
      return value;
    }
    String text = key instanceof ScalarNode scalar ? scalar.text() : "";
    problems.add(
        Problem.error(Code.KEY_NOT_TEXT, "a key must be text, not " + key.kind())
            .at(path, span)
            .withHelp("put the key in quotes"));
    return text;
  }

  private void enter(Event event) {
    if (++depth > MAX_DEPTH) {
      throw giveUp(
          Code.TOO_LARGE, "the document is nested more than " + MAX_DEPTH + " levels deep", event);
    }
  }

  private void count(long weight, Event event) {
    nodes += weight;
    if (nodes > Weight.MAX) {
      throw giveUp(Code.TOO_LARGE, "the document has more than " + Weight.MAX + " values", event);
    }
  }

  private GiveUp giveUp(Code code, String message, Event event) {
    Span span = span(event.getStartMark(), event.getEndMark());
    return new GiveUp(Problem.error(code, message).at(Path.ROOT, span));
  }

  private Span span(Mark start, Mark end) {
    return new Span(
        source, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }
}
