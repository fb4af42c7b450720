package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.StackShapes.FLAG;
import static dev.berth.compose.grammar.StackShapes.LABELS;
import static dev.berth.compose.grammar.StackShapes.OPTIONS;

import dev.berth.compose.grammar.Attribute.Location;

/// What services of the legacy format share.
final class StackResourceGrammar {
  private static final Shape.Choice EXTERNAL =
      new Shape.Choice(
          ShortForm.EXTERNAL,
          fields("a reference to what exists", row("name", TEXT)).closed(),
          FLAG);

  private static final Shape.Choice LOOSE_EXTERNAL =
      new Shape.Choice(
          ShortForm.EXTERNAL,
          fields("a reference to what exists", row("name", TEXT)).openedSince(0),
          FLAG);

  /// A network.
  static final Shape.Fields NETWORK =
      fields(
              "a network",
              row("name", TEXT).since(5),
              row("driver", TEXT),
              row("driver_opts", OPTIONS),
              row(
                  "ipam",
                  fields(
                          "an address plan",
                          row("driver", TEXT),
                          row(
                              "config",
                              list(fields("an address pool", row("subnet", TEXT)).closed())))
                      .closed()),
              row("external", EXTERNAL),
              row("internal", FLAG),
              row("attachable", FLAG).since(2),
              row("labels", LABELS))
          .orNothing();

  /// A volume.
  static final Shape.Fields VOLUME =
      fields(
              "a volume",
              row("name", TEXT).since(4),
              row("driver", TEXT),
              row("driver_opts", OPTIONS),
              row("external", EXTERNAL),
              row("labels", LABELS))
          .orNothing();

  /// A secret.
  static final Shape.Fields SECRET =
      fields(
          "a secret",
          row("name", TEXT).since(5),
          row("file", TEXT).at(Location.PATH),
          row("external", LOOSE_EXTERNAL),
          row("labels", LABELS),
          row("driver", TEXT).since(8),
          row("driver_opts", OPTIONS).since(8),
          row("template_driver", TEXT).since(8));

  /// A config.
  static final Shape.Fields CONFIG =
      fields(
          "a config",
          row("name", TEXT).since(5),
          row("file", TEXT).at(Location.PATH),
          row("external", LOOSE_EXTERNAL),
          row("labels", LABELS),
          row("template_driver", TEXT).since(8));

  private StackResourceGrammar() {}
}
