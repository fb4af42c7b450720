package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.COMMAND;
import static dev.berth.compose.grammar.Shapes.ENVIRONMENT;
import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.INTEGER;
import static dev.berth.compose.grammar.Shapes.MODE;
import static dev.berth.compose.grammar.Shapes.NATURAL;
import static dev.berth.compose.grammar.Shapes.OPTIONS;
import static dev.berth.compose.grammar.Shapes.STRICT_FLAG;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_WHOLE;
import static dev.berth.compose.grammar.Shapes.UNIQUE_TEXTS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.Support.ignored;
import static dev.berth.compose.grammar.Support.needless;
import static dev.berth.compose.grammar.Support.refused;

import dev.berth.compose.grammar.Attribute.Identity;
import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Location;

/// What attributes of a service consist of: ports, attachments to networks, hooks and the like.
final class PartGrammar {
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
                  row("mode", MODE).keptWhenSet()),
              TEXT));

  static final Shape.Entries ULIMITS = limits(INTEGER);

  /// Limits by their names.
  static Shape.Entries limits(Shape.Value number) {
    return named(
        new Shape.Choice(
            ShortForm.ULIMIT,
            fields(
                    "a limit",
                    row("soft", number).keep(Keep.ZERO_UNLESS_JSON),
                    row("hard", number).keep(Keep.ZERO_UNLESS_JSON))
                .requiring("soft", "hard"),
            number),
        Shape.Names.LETTERS_OR_UNCHECKED);
  }

  static final Shape.Fields HOOK =
      fields(
              "a hook",
              row("command", COMMAND).keep(Keep.ALWAYS),
              row("user", TEXT),
              row("privileged", FLAG),
              row("working_dir", TEXT),
              row("environment", ENVIRONMENT))
          .requiring("command");

  static final Shape.Fields INIT_STEP =
      fields(
              "an init step",
              row("command", COMMAND).keep(Keep.ALWAYS),
              row("image", TEXT),
              row("user", TEXT),
              row("privileged", FLAG),
              row("working_dir", TEXT),
              row("environment", ENVIRONMENT),
              row("per_replica", FLAG))
          .requiring("command");

  static final Shape.Fields DEPENDENCY =
      fields(
              "a dependency",
              row(
                  "condition",
                  TEXT.among(
                      "service_started", "service_healthy", "service_completed_successfully")),
              row("restart", FLAG),
              row("required", STRICT_FLAG).keep(Keep.ZERO))
          .requiring("condition");

  static final Shape.Fields SERVICE_NETWORK =
      fields(
              "a network attachment",
              row("aliases", UNIQUE_TEXTS).identity(Identity.KEY),
              row("driver_opts", OPTIONS),
              row("gw_priority", new Shape.Value(Type.INTEGER, Kinds.NUMBER))
                  .takes(EngineRelease.V28_0)
                  .swarm(ignored("a swarm chooses the gateway")),
              row("interface_name", TEXT)
                  .needs(EngineRelease.V28_1)
                  .swarm(ignored("a swarm names the interfaces")),
              row("ipv4_address", TEXT).swarm(ignored("tasks have no fixed addresses")),
              row("ipv6_address", TEXT).swarm(ignored("tasks have no fixed addresses")),
              row("link_local_ips", UNIQUE_TEXTS)
                  .swarm(ignored("tasks have no fixed addresses"))
                  .identity(Identity.KEY),
              row("mac_address", TEXT).swarm(ignored("tasks have no fixed addresses")),
              row("priority", new Shape.Value(Type.INTEGER, Kinds.NUMBER))
                  .swarm(ignored("a swarm joins networks in any order")))
          .orNothing();

  static final Shape.Fields PORT =
      fields(
          "a port",
          row("name", TEXT)
              .engine(needless("it is a note for people and other tools"))
              .swarm(needless("it is a note for people and other tools")),
          row("mode", TEXT)
              .engine(
                  needless("one engine always publishes on the host")
                      .except("host")
                      .implying("ingress")),
          row("host_ip", TEXT)
              .swarm(
                  refused(
                          "a swarm publishes on all addresses of all nodes: remove the address, or"
                              + " do not publish the port")
                      .except("", "0.0.0.0", "::", "[::]")),
          row("target", NATURAL),
          row("published", TEXT_OR_WHOLE),
          row("protocol", TEXT),
          row("app_protocol", TEXT)
              .engine(needless("it is a note for people and other tools"))
              .swarm(needless("it is a note for people and other tools")));

  static final Shape.Fields ENV_FILE =
      fields(
              "an env file",
              row("path", TEXT).at(Location.PATH),
              row("required", FLAG).keep(Keep.ZERO),
              row("format", TEXT))
          .requiring("path")
          .closed();

  static final Shape.Fields WATCH =
      fields(
              "a watch rule",
              row("path", TEXT).at(Location.REAL_PATH),
              row("action", TEXT.among("rebuild", "sync", "restart", "sync+restart", "sync+exec")),
              row("target", TEXT),
              row("exec", HOOK).keep(Keep.STRUCTURE),
              row("include", new Shape.Words(Shape.Style.CANONICAL_LIST)),
              row("ignore", new Shape.Words(Shape.Style.CANONICAL_LIST)),
              row("initial_sync", STRICT_FLAG))
          .requiring("path", "action");

  private PartGrammar() {}
}
