package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.StackShapes.FLAG;
import static dev.berth.compose.grammar.StackShapes.NUMBER;
import static dev.berth.compose.grammar.StackShapes.PLAIN_WHOLE;

import dev.berth.compose.grammar.Attribute.Location;

/// What a service of the legacy format mounts.
final class StackMountGrammar {
  /// Configs and secrets.
  static final Shape.Items FILE_MOUNTS =
      list(
          new Shape.Choice(
              ShortForm.FILE_MOUNT,
              fields(
                      "a mounted file",
                      row("source", TEXT),
                      row("target", TEXT),
                      row("uid", TEXT),
                      row("gid", TEXT),
                      row("mode", NUMBER).keptWhenSet())
                  .openedSince(0),
              TEXT));

  /// A volume, a directory, memory.
  static final Shape.Fields MOUNT =
      fields(
              "a mount",
              row("type", TEXT),
              row("source", TEXT).at(Location.BIND_SOURCE),
              row("target", TEXT),
              row("read_only", FLAG),
              row("consistency", TEXT),
              row("bind", fields("options of a bind", row("propagation", TEXT)).openedSince(0))
                  .keptWhenSet(),
              row(
                      "volume",
                      fields("options of a volume", row("nocopy", FLAG), row("subpath", TEXT))
                          .openedSince(0))
                  .keptWhenSet(),
              row(
                      "tmpfs",
                      fields(
                              "options of a tmpfs",
                              row("size", PLAIN_WHOLE.between(0, Long.MAX_VALUE)))
                          .openedSince(0))
                  .keptWhenSet()
                  .since(6),
              row("cluster", fields("options of a cluster volume").openedSince(0))
                  .keptWhenSet()
                  .since(99))
          .since(2)
          .closed()
          .requiring("type");

  private StackMountGrammar() {}
}
