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
import static dev.berth.compose.grammar.Support.emulated;
import static dev.berth.compose.grammar.Support.ignored;
import static dev.berth.compose.grammar.Support.needless;

import dev.berth.compose.grammar.Attribute.Keep;

/// The `deploy` section of a service.
final class DeployGrammar {
  static final String COUNTED_GPUS = "a generic resource that nodes declare, such as NVIDIA-GPU";

  static final Shape.Fields DEVICE_REQUEST =
      fields(
          "a device request",
          row("capabilities", UNIQUE_TEXTS),
          row("driver", TEXT),
          row("count", new Shape.Value(Type.COUNT, Kinds.TEXT | Kinds.WHOLE))
              .swarm(Support.HONOURED.when("-1", ignored("a swarm counts devices: say how many"))),
          row("device_ids", UNIQUE_TEXTS)
              .swarm(ignored("a swarm picks devices itself: say how many, as count")),
          row("options", LABELS).swarm(ignored("a swarm only counts devices")));

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
          row("cpus", RATIO)
              .engine(ignored("one engine reserves no processors: use limits, or cpu_shares")),
          row("memory", TEXT_BYTES),
          row("devices", list(DEVICE_REQUEST.requiring("capabilities")))
              .swarm(emulated(COUNTED_GPUS)),
          row(
                  "generic_resources",
                  list(
                      fields(
                          "a generic resource",
                          row(
                              "discrete_resource_spec",
                              fields(
                                  "a resource to count",
                                  row("kind", TEXT).keep(Keep.ZERO),
                                  row("value", INTEGRAL).keep(Keep.ZERO))))))
              .engine(ignored("use devices")));

  static final Shape.Fields DEPLOY =
      fields(
              "a deployment",
              row("mode", TEXT)
                  .engine(
                      ignored("say restart: \"no\", and wait for the containers yourself")
                          .except("replicated")
                          .when("global", emulated("one engine is one node: one container runs"))),
              row("replicas", INTEGER).keptWhenSet(),
              pairs("labels", LABELS)
                  .engine(ignored("use the labels of the service: its containers have them")),
              row("update_config", UPDATE).keptWhenSet(),
              row("rollback_config", UPDATE)
                  .engine(
                      ignored("what failed goes back at once: use update_config.failure_action"))
                  .keptWhenSet(),
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
                          row("delay", DURATION)
                              .engine(ignored("the engine waits longer each time, from 100ms"))
                              .keptWhenSet(),
                          row("max_attempts", NATURAL).keptWhenSet(),
                          row("window", DURATION)
                              .engine(ignored("the engine counts a start as good after 10s"))
                              .keptWhenSet()))
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
                  .engine(needless("there is one node only"))
                  .keep(Keep.STRUCTURE),
              row("endpoint_mode", TEXT)
                  .engine(
                      needless("a name resolves to the addresses of all containers")
                          .except("dnsrr")))
          .orNothing();

  private DeployGrammar() {}
}
