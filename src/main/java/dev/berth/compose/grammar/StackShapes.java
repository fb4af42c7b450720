package dev.berth.compose.grammar;

/// Shapes of the legacy format that several of its attributes have.
final class StackShapes {
  static final Shape.Value FLAG = new Shape.Value(Type.FLAG, Kinds.BOOLEAN);
  static final Shape.Value WHOLE = new Shape.Value(Type.INTEGER, Kinds.WHOLE);
  static final Shape.Value NATURAL = new Shape.Value(Type.NATURAL, Kinds.WHOLE);
  static final Shape.Value NUMBER = new Shape.Value(Type.NATURAL, Kinds.NUMBER);
  static final Shape.Value PLAIN_WHOLE = new Shape.Value(Type.RAW, Kinds.WHOLE);
  static final Shape.Value DURATION = new Shape.Value(Type.SHORT_DURATION, Kinds.TEXT);
  static final Shape.Words ARGUMENTS = new Shape.Words(Shape.Style.ARGUMENTS);
  static final Shape.Pairs LABELS = new Shape.Pairs(Shape.Pairing.STACK_LABELS);
  static final Shape.Pairs ENVIRONMENT = new Shape.Pairs(Shape.Pairing.STACK_ENVIRONMENT);
  static final Shape.Pairs HOSTS = new Shape.Pairs(Shape.Pairing.STACK_HOSTS);
  static final Shape.Pairs OPTIONS = new Shape.Pairs(Shape.Pairing.OPTIONS);

  private StackShapes() {}
}
