package dev.berth.compose.grammar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Words to write grammar rows with.
final class Shapes {
  static final Shape.Value TEXT = new Shape.Value(Type.TEXT, Kinds.TEXT);
  static final Shape.Value TEXT_OR_NOTHING = new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.NOTHING);
  static final Shape.Value TEXT_OR_WHOLE = new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.WHOLE);
  static final Shape.Value TEXT_OR_NUMBER = new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.NUMBER);
  static final Shape.Value TEXT_OR_FLAG = new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.BOOLEAN);
  static final Shape.Value FLAG = new Shape.Value(Type.FLAG, Kinds.TEXT | Kinds.BOOLEAN);
  static final Shape.Value STRICT_FLAG = new Shape.Value(Type.FLAG, Kinds.BOOLEAN);
  static final Shape.Value INTEGER = new Shape.Value(Type.INTEGER, Kinds.TEXT | Kinds.WHOLE);
  static final Shape.Value INTEGRAL = new Shape.Value(Type.INTEGER, Kinds.TEXT | Kinds.NUMBER);
  static final Shape.Value NATURAL = new Shape.Value(Type.NATURAL, Kinds.TEXT | Kinds.WHOLE);
  static final Shape.Value DECIMAL = new Shape.Value(Type.DECIMAL, Kinds.TEXT | Kinds.NUMBER);
  static final Shape.Value RATIO = new Shape.Value(Type.RATIO, Kinds.TEXT | Kinds.NUMBER);
  static final Shape.Value BYTES = new Shape.Value(Type.BYTES, Kinds.TEXT | Kinds.NUMBER);
  static final Shape.Value WHOLE_BYTES = new Shape.Value(Type.BYTES, Kinds.TEXT | Kinds.WHOLE);
  static final Shape.Value TEXT_BYTES = new Shape.Value(Type.BYTES, Kinds.TEXT);
  static final Shape.Value DURATION = new Shape.Value(Type.DURATION, Kinds.TEXT);
  static final Shape.Value MODE = new Shape.Value(Type.MODE, Kinds.TEXT | Kinds.NUMBER);
  static final Shape.Items TEXTS = new Shape.Items(TEXT, false);
  static final Shape.Items UNIQUE_TEXTS = new Shape.Items(TEXT, true);
  static final Shape.Words WORDS = new Shape.Words(Shape.Style.LIST);
  static final Shape.Words COMMAND = new Shape.Words(Shape.Style.COMMAND);
  static final Shape.Pairs ENVIRONMENT = new Shape.Pairs(Shape.Pairing.ENVIRONMENT);
  static final Shape.Pairs LABELS = new Shape.Pairs(Shape.Pairing.LABELS);
  static final Shape.Pairs OPTIONS = new Shape.Pairs(Shape.Pairing.OPTIONS);
  static final Shape.Free FREE = new Shape.Free();

  private Shapes() {}

  static Shape.Fields fields(String title, Attribute... attributes) {
    Map<String, Attribute> byName = LinkedHashMap.newLinkedHashMap(attributes.length);
    for (Attribute attribute : attributes) {
      byName.put(attribute.name(), attribute);
    }
    return new Shape.Fields(title, byName, Set.of(), true, false, Shape.Fields.NEVER);
  }

  static Shape.Entries named(Shape value, Shape.Names names) {
    return new Shape.Entries(value, names);
  }

  static Shape.Items list(Shape item) {
    return new Shape.Items(item, false);
  }

  static Attribute row(String name, Shape shape) {
    return Attribute.of(name, shape);
  }

  /// Labels, environments and the like: an override adds to them, the same key replaces.
  static Attribute pairs(String name, Shape.Pairs shape) {
    return row(name, shape).merge(Attribute.Merge.SEQUENCE).identity(Attribute.Identity.KEY);
  }
}
