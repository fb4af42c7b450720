package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.WHOLE_BYTES;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.Support.ignored;
import static dev.berth.compose.grammar.Support.refused;

import dev.berth.compose.grammar.Attribute.Location;

/// An item of a service's `volumes`.
final class MountGrammar {
  static final Shape.Fields MOUNT =
      fields(
              "a mount",
              row("type", TEXT.among("bind", "volume", "tmpfs", "cluster", "npipe", "image"))
                  .needs(EngineRelease.V28_0, "image")
                  .engine(
                      Support.HONOURED.when(
                          "cluster",
                          refused("only a swarm has cluster volumes: use type: volume"))),
              row("source", TEXT).at(Location.BIND_SOURCE),
              row("target", TEXT),
              row("read_only", FLAG),
              row("consistency", TEXT),
              row(
                      "bind",
                      fields(
                          "options of a bind",
                          row("selinux", TEXT.among("z", "Z"))
                              .swarm(ignored("label the path on the nodes")),
                          row("propagation", TEXT),
                          row("create_host_path", FLAG)
                              .swarm(
                                  ignored("make the directory on each node")
                                      .except("false")
                                      .implying("true")),
                          row(
                                  "recursive",
                                  TEXT.among("enabled", "disabled", "writable", "readonly"))
                              .needs(EngineRelease.V25_0, "writable", "readonly")
                              .swarm(ignored("a stack does not set it"))))
                  .keptWhenSet(),
              row(
                      "volume",
                      fields(
                          "options of a volume",
                          row("labels", LABELS).swarm(ignored("label the volume at the top level")),
                          row("nocopy", FLAG),
                          row("subpath", TEXT).needs(EngineRelease.V26_0)))
                  .keptWhenSet(),
              row(
                      "tmpfs",
                      fields(
                          "options of a tmpfs",
                          row("size", WHOLE_BYTES.between(0, Long.MAX_VALUE)),
                          row("mode", new Shape.Value(Type.NATURAL, Kinds.NUMBER))
                              .swarm(ignored("it is 1777 there: change it in the container"))))
                  .keptWhenSet(),
              row("image", fields("options of an image", row("subpath", TEXT))).keptWhenSet())
          .requiring("type");

  private MountGrammar() {}
}
