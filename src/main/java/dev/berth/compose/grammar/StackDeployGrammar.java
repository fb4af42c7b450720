package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXTS;
import static dev.berth.compose.grammar.Shapes.TEXT_BYTES;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.StackShapes.DURATION;
import static dev.berth.compose.grammar.StackShapes.LABELS;
import static dev.berth.compose.grammar.StackShapes.NATURAL;
import static dev.berth.compose.grammar.StackShapes.PLAIN_WHOLE;

import dev.berth.compose.grammar.Attribute.Merge;

/// How a stack of the legacy format is deployed.
final class StackDeployGrammar {
  private static final Shape.Fields UPDATE =
      fields(
              "an update policy",
              row("parallelism", NATURAL).keptWhenSet().merge(Merge.REPLACE_BY_ANY),
              row("delay", DURATION),
              row("failure_action", TEXT),
              row("monitor", DURATION),
              row("max_failure_ratio", new Shape.Value(Type.RATIO, Kinds.NUMBER)),
              row("order", TEXT.among("start-first", "stop-first")).since(4))
          .closed();

  /// The whole of `deploy`.
  static final Shape.Fields DEPLOY =
      fields(
              "a deployment",
              row("mode", TEXT),
              row("replicas", NATURAL).keptWhenSet().merge(Merge.REPLACE_BY_ANY),
              row("labels", LABELS),
              row("update_config", UPDATE).keptWhenSet(),
              row("rollback_config", UPDATE).keptWhenSet().since(7),
              row(
                  "resources",
                  fields(
                          "resources",
                          row(
                                  "limits",
                                  fields(
                                          "resource limits",
                                          row("cpus", TEXT),
                                          row("memory", TEXT_BYTES),
                                          row("pids", PLAIN_WHOLE).since(9))
                                      .closed())
                              .keptWhenSet(),
                          row(
                                  "reservations",
                                  fields(
                                          "resource reservations",
                                          row("cpus", TEXT),
                                          row("memory", TEXT_BYTES),
                                          row("generic_resources", generic()).since(5))
                                      .closed())
                              .keptWhenSet())
                      .closed()),
              row(
                      "restart_policy",
                      fields(
                              "a restart policy",
                              row("condition", TEXT),
                              row("delay", DURATION).keptWhenSet(),
                              row("max_attempts", NATURAL)
                                  .keptWhenSet()
                                  .merge(Merge.REPLACE_BY_ANY),
                              row("window", DURATION).keptWhenSet())
                          .closed())
                  .keptWhenSet(),
              row(
                  "placement",
                  fields(
                          "a placement",
                          row("constraints", TEXTS),
                          row(
                                  "preferences",
                                  list(
                                      fields("a placement preference", row("spread", TEXT))
                                          .closed()))
                              .since(3),
                          row("max_replicas_per_node", NATURAL).since(8))
                      .closed()),
              row("endpoint_mode", TEXT).since(2))
          .closed()
          .orNothing();

  private static Shape generic() {
    return list(
        fields(
                "a generic resource",
                row(
                    "discrete_resource_spec",
                    fields(
                            "a resource to count",
                            row("kind", TEXT).keptWhenSet(),
                            row("value", new Shape.Value(Type.INTEGER, Kinds.NUMBER)).keptWhenSet())
                        .closed()))
            .closed());
  }

  private StackDeployGrammar() {}
}
