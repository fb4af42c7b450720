package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.WHOLE_BYTES;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.row;

import dev.berth.compose.grammar.Attribute.Location;

/// An item of a service's `volumes`.
final class MountGrammar {
  static final Shape.Fields MOUNT =
      fields(
              "a mount",
              row("type", TEXT.among("bind", "volume", "tmpfs", "cluster", "npipe", "image")),
              row("source", TEXT).at(Location.BIND_SOURCE),
              row("target", TEXT),
              row("read_only", FLAG),
              row("consistency", TEXT),
              row(
                      "bind",
                      fields(
                          "options of a bind",
                          row("selinux", TEXT.among("z", "Z")),
                          row("propagation", TEXT),
                          row("create_host_path", FLAG),
                          row(
                              "recursive",
                              TEXT.among("enabled", "disabled", "writable", "readonly"))))
                  .keptWhenSet(),
              row(
                      "volume",
                      fields(
                          "options of a volume",
                          row("labels", LABELS),
                          row("nocopy", FLAG),
                          row("subpath", TEXT)))
                  .keptWhenSet(),
              row(
                      "tmpfs",
                      fields(
                          "options of a tmpfs",
                          row("size", WHOLE_BYTES.between(0, Long.MAX_VALUE)),
                          row("mode", new Shape.Value(Type.NATURAL, Kinds.TEXT | Kinds.NUMBER))))
                  .keptWhenSet(),
              row("image", fields("options of an image", row("subpath", TEXT))).keptWhenSet())
          .requiring("type");

  private MountGrammar() {}
}
