package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.DURATION;
import static dev.berth.compose.grammar.Shapes.INTEGER;
import static dev.berth.compose.grammar.Shapes.INTEGRAL;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.NATURAL;
import static dev.berth.compose.grammar.Shapes.RATIO;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXTS;
import static dev.berth.compose.grammar.Shapes.TEXT_BYTES;
import static dev.berth.compose.grammar.Shapes.UNIQUE_TEXTS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.pairs;
import static dev.berth.compose.grammar.Shapes.row;

import dev.berth.compose.grammar.Attribute.Keep;

/// The `deploy` section of a service.
final class DeployGrammar {
  static final Shape.Fields DEVICE_REQUEST =
      fields(
          "a device request",
          row("capabilities", UNIQUE_TEXTS),
          row("driver", TEXT),
          row("count", new Shape.Value(Type.COUNT, Kinds.TEXT | Kinds.WHOLE)),
          row("device_ids", UNIQUE_TEXTS),
          row("options", LABELS));

  private static final Shape.Fields UPDATE =
      fields(
          "an update policy",
          row("parallelism", NATURAL).keptWhenSet(),
          row("delay", DURATION),
          row("failure_action", TEXT),
          row("monitor", DURATION),
          row("max_failure_ratio", RATIO),
          row("order", TEXT.among("start-first", "stop-first")));

  private static final Shape.Fields LIMITS =
      fields(
          "resource limits", row("cpus", RATIO), row("memory", TEXT_BYTES), row("pids", INTEGER));

  private static final Shape.Fields RESERVATIONS =
      fields(
          "resource reservations",
          row("cpus", RATIO),
          row("memory", TEXT_BYTES),
          row("devices", list(DEVICE_REQUEST.requiring("capabilities"))),
          row(
              "generic_resources",
              list(
                  fields(
                      "a generic resource",
                      row(
                          "discrete_resource_spec",
                          fields(
                              "a resource to count",
                              row("kind", TEXT).keptWhenSet(),
                              row("value", INTEGRAL).keptWhenSet()))))));

  static final Shape.Fields DEPLOY =
      fields(
              "a deployment",
              row("mode", TEXT),
              row("replicas", INTEGER).keptWhenSet(),
              pairs("labels", LABELS),
              row("update_config", UPDATE).keptWhenSet(),
              row("rollback_config", UPDATE).keptWhenSet(),
              row(
                      "resources",
                      fields(
                          "resources",
                          row("limits", LIMITS).keptWhenSet(),
                          row("reservations", RESERVATIONS).keptWhenSet()))
                  .keep(Keep.STRUCTURE),
              row(
                      "restart_policy",
                      fields(
                          "a restart policy",
                          row("condition", TEXT),
                          row("delay", DURATION).keptWhenSet(),
                          row("max_attempts", NATURAL).keptWhenSet(),
                          row("window", DURATION).keptWhenSet()))
                  .keptWhenSet(),
              row(
                      "placement",
                      fields(
                          "a placement",
                          row("constraints", TEXTS),
                          row(
                              "preferences",
                              list(fields("a placement preference", row("spread", TEXT)))),
                          row("max_replicas_per_node", NATURAL)))
                  .keep(Keep.STRUCTURE),
              row("endpoint_mode", TEXT))
          .orNothing();

  private DeployGrammar() {}
}
