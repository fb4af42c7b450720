package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.row;

/// The legacy format 3.0 to 3.13, as `docker stack` reads it.
public final class StackGrammar {
  /// The newest minor version.
  public static final int NEWEST = 13;

  /// A service.
  public static final Shape.Fields SERVICE = StackServiceGrammar.SERVICE;

  /// A whole file.
  public static final Shape.Fields FILE =
      fields(
          "a stack file",
          row("version", TEXT),
          row("services", named(SERVICE, Shape.Names.PLAIN)),
          row("networks", named(StackResourceGrammar.NETWORK, Shape.Names.PLAIN_OR_UNCHECKED)),
          row("volumes", named(StackResourceGrammar.VOLUME, Shape.Names.PLAIN)),
          row("secrets", named(StackResourceGrammar.SECRET, Shape.Names.PLAIN)).since(1),
          row("configs", named(StackResourceGrammar.CONFIG, Shape.Names.PLAIN)).since(3));

  private StackGrammar() {}
}
