package dev.berth.schemas;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.Shape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the grammar says of each attribute and each mapping, by the paths of [SchemaTree].
final class GrammarTree {
  private final Map<String, Attribute> rows = new TreeMap<>();
  private final Map<String, SchemaTree.Mapping> mappings = new TreeMap<>();

  GrammarTree() {
    walk("", Grammar.FILE);
  }

  Map<String, Attribute> rows() {
    return rows;
  }

  Map<String, SchemaTree.Mapping> mappings() {
    return mappings;
  }

  private void walk(String path, Shape shape) {
    switch (shape) {
      case Shape.Fields fields -> {
        mappings.put(
            path, new SchemaTree.Mapping(new TreeSet<>(fields.required()), fields.extensible()));
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
