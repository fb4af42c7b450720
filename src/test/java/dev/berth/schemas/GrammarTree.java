package dev.berth.schemas;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Shape;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a grammar says of each attribute and each mapping, by the paths of [SchemaTree].
final class GrammarTree {
  private final Map<String, Attribute> rows = new TreeMap<>();
  private final Map<String, SchemaTree.Mapping> mappings = new TreeMap<>();
  private final Map<String, Integer> open = new TreeMap<>();

  /// @param file what a whole file may be
  GrammarTree(Shape.Fields file) {
    walk("", file);
  }

  Map<String, Attribute> rows() {
    return rows;
  }

  Map<String, SchemaTree.Mapping> mappings() {
    return mappings;
  }

  /// The minor version of the legacy format that brought an attribute or, where any are passed
  /// over, the mapping that it stands in.
  OptionalInt since(String path) {
    int since = 0;
    for (String above : SchemaTree.ways(path)) {
      Attribute row = rows.get(above);
      if (row == null) {
        int openSince = open.getOrDefault(SchemaTree.parent(above), Shape.Fields.NEVER);
        return openSince == Shape.Fields.NEVER
            ? OptionalInt.empty()
            : OptionalInt.of(Math.max(since, openSince));
      }
      since = Math.max(since, row.since());
    }
    return OptionalInt.of(since);
  }

  private void walk(String path, Shape shape) {
    switch (shape) {
      case Shape.Fields fields -> {
        mappings.put(
            path, new SchemaTree.Mapping(new TreeSet<>(fields.required()), fields.extensible()));
        open.put(path, fields.openSince());
        fields
            .attributes()
            .forEach((name, attribute) -> {
              String below = path.isEmpty() ? name : path + "." + name;
              rows.put(below, attribute);
              walk(below, attribute.shape());
            });
      }
      case Shape.Entries entries -> walk(path + ".*", entries.value());
      case Shape.Items items -> walk(path + "[]", items.item());
      case Shape.Choice choice -> {
        walk(path, choice.longForm());
        walk(path, choice.shortForm());
      }
      case Shape.Value _, Shape.Words _, Shape.Pairs _, Shape.Free _ -> {}
    }
  }

  /// The texts that an attribute allows; empty if all are.
  static Set<String> words(Shape shape) {
    return switch (shape) {
      case Shape.Value value -> new TreeSet<>(value.words());
      case Shape.Choice choice -> words(choice.shortForm());
      case Shape.Words _,
          Shape.Items _,
          Shape.Fields _,
          Shape.Entries _,
          Shape.Pairs _,
          Shape.Free _ ->
          Set.of();
    };
  }
}
