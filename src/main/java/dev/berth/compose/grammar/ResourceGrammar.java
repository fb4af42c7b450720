package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.OPTIONS;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXTS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.pairs;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.Support.needless;
import static dev.berth.compose.grammar.Support.refused;

import dev.berth.compose.grammar.Attribute.Identity;
import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Location;
import dev.berth.compose.grammar.Attribute.Merge;
import java.util.Map;
import java.util.Set;

/// Networks, volumes, configs, secrets and models.
final class ResourceGrammar {
  private static final Shape.Choice EXTERNAL =
      new Shape.Choice(
          ShortForm.EXTERNAL, fields("a reference to what exists", row("name", TEXT)), FLAG);

  /// Where the reference passes over what else the mapping form has.
  private static final Shape.Choice LOOSE_EXTERNAL =
      new Shape.Choice(
          ShortForm.EXTERNAL,
          new Shape.Fields(
              "a reference to what exists",
              Map.of("name", row("name", TEXT)),
              Set.of(),
              true,
              false,
              0),
          FLAG);

  static final Shape.Fields NETWORK =
      fields(
              "a network",
              row("name", TEXT),
              row("driver", TEXT)
                  .swarm(
                      Support.HONOURED.when(
                          "bridge", refused("leave driver out: networks of a swarm are overlays"))),
              row("driver_opts", OPTIONS),
              row(
                      "ipam",
                      fields(
                          "an address plan",
                          row("driver", TEXT),
                          row(
                                  "config",
                                  list(
                                      fields(
                                          "an address pool",
                                          row("subnet", TEXT),
                                          row("gateway", TEXT),
                                          row("ip_range", TEXT),
                                          row(
                                              "aux_addresses",
                                              new Shape.Pairs(Shape.Pairing.TEXT_OPTIONS)))))
                              .merge(Merge.POOLS),
                          row("options", new Shape.Pairs(Shape.Pairing.TEXT_OPTIONS))
                              .keep(Keep.NEVER)
                              .identity(Identity.KEY)))
                  .keep(Keep.STRUCTURE),
              row("external", EXTERNAL),
              row("internal", FLAG),
              row("attachable", FLAG),
              pairs("labels", LABELS),
              row("enable_ipv4", FLAG).needs(EngineRelease.V28_0, "false").keptWhenSet(),
              row("enable_ipv6", FLAG).keptWhenSet())
          .orNothing();

  static final Shape.Fields VOLUME =
      fields(
              "a volume",
              row("name", TEXT),
              row("driver", TEXT),
              row("driver_opts", OPTIONS).at(Location.VOLUME_OPTIONS),
              row("external", EXTERNAL),
              row("labels", LABELS).merge(Merge.SEQUENCE))
          .orNothing();

  static final Shape.Fields SECRET =
      fields(
          "a secret",
          row("name", TEXT),
          row("file", TEXT).at(Location.ANY_SYSTEM_PATH),
          row("environment", TEXT),
          row("external", LOOSE_EXTERNAL)
              .engine(
                  refused("one engine keeps no secrets: use file or environment").except("false")),
          row("labels", LABELS)
              .engine(needless("one engine keeps no secrets that could have labels")),
          row("driver", TEXT)
              .engine(refused("one engine keeps no secrets: use file or environment")),
          row("driver_opts", OPTIONS)
              .engine(refused("one engine keeps no secrets: use file or environment")),
          row("template_driver", TEXT).engine(refused("use a swarm, or fill in the file before")));

  static final Shape.Fields CONFIG =
      fields(
          "a config",
          row("name", TEXT),
          row("file", TEXT).at(Location.ANY_SYSTEM_PATH),
          row("environment", TEXT),
          row("content", TEXT),
          row("external", LOOSE_EXTERNAL)
              .engine(
                  refused("one engine keeps no configs: use file, content or environment")
                      .except("false")),
          row("labels", LABELS)
              .engine(needless("one engine keeps no configs that could have labels")),
          row("template_driver", TEXT).engine(refused("use a swarm, or content with variables")));

  static final Shape.Fields MODEL =
      fields(
              "a model",
              row("name", TEXT),
              row("model", TEXT),
              row("context_size", new Shape.Value(Type.INTEGER, Kinds.WHOLE)),
              row("runtime_flags", TEXTS))
          .requiring("model");

  private ResourceGrammar() {}
}
