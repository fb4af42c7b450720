package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXTS;
import static dev.berth.compose.grammar.Shapes.TEXT_BYTES;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NOTHING;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NUMBER;
import static dev.berth.compose.grammar.Shapes.UNIQUE_TEXTS;
import static dev.berth.compose.grammar.Shapes.WORDS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.row;

import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Location;
import dev.berth.compose.grammar.Attribute.Merge;

/// The legacy format 3.0 to 3.13, as `docker stack` reads it.
public final class StackGrammar {
  /// The newest minor version.
  public static final int NEWEST = 13;

  private static final Shape.Value FLAG = new Shape.Value(Type.FLAG, Kinds.BOOLEAN);
  private static final Shape.Value WHOLE = new Shape.Value(Type.INTEGER, Kinds.WHOLE);
  private static final Shape.Value NATURAL = new Shape.Value(Type.NATURAL, Kinds.WHOLE);
  private static final Shape.Value NUMBER = new Shape.Value(Type.NATURAL, Kinds.NUMBER);
  private static final Shape.Value PLAIN_WHOLE = new Shape.Value(Type.RAW, Kinds.WHOLE);
  private static final Shape.Value DURATION = new Shape.Value(Type.SHORT_DURATION, Kinds.TEXT);
  private static final Shape.Words ARGUMENTS = new Shape.Words(Shape.Style.ARGUMENTS);
  private static final Shape.Pairs LABELS = new Shape.Pairs(Shape.Pairing.STACK_LABELS);
  private static final Shape.Pairs ENVIRONMENT = new Shape.Pairs(Shape.Pairing.STACK_ENVIRONMENT);
  private static final Shape.Pairs HOSTS = new Shape.Pairs(Shape.Pairing.STACK_HOSTS);
  private static final Shape.Pairs OPTIONS = new Shape.Pairs(Shape.Pairing.OPTIONS);

  private static final Shape.Items FILE_MOUNTS =
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
                  .opened(),
              TEXT));

  private static final Shape BUILD =
      new Shape.Choice(
          ShortForm.BUILD,
          fields(
                  "a build",
                  row("context", TEXT),
                  row("dockerfile", TEXT),
                  row("args", ENVIRONMENT),
                  row("labels", LABELS).since(3),
                  row("cache_from", UNIQUE_TEXTS).since(2),
                  row("network", TEXT).since(4),
                  row("target", TEXT).since(4),
                  row("shm_size", new Shape.Value(Type.RAW, Kinds.TEXT | Kinds.WHOLE))
                      .since(5)
                      .keep(Keep.NEVER),
                  row("extra_hosts", HOSTS).since(9))
              .openedSince(11),
          TEXT);

  private static final Shape.Fields UPDATE =
      fields(
              "an update policy",
              row("parallelism", NATURAL).keptWhenSet(),
              row("delay", DURATION),
              row("failure_action", TEXT),
              row("monitor", DURATION),
              row("max_failure_ratio", new Shape.Value(Type.RATIO, Kinds.NUMBER)),
              row("order", TEXT.among("start-first", "stop-first")).since(4))
          .closed();

  private static final Shape.Fields DEPLOY =
      fields(
              "a deployment",
              row("mode", TEXT),
              row("replicas", NATURAL).keptWhenSet(),
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
                              row("max_attempts", NATURAL).keptWhenSet(),
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

  private static final Shape.Fields ATTACHMENT =
      fields(
              "a network attachment",
              row("aliases", UNIQUE_TEXTS),
              row("driver_opts", OPTIONS).since(13),
              row("ipv4_address", TEXT),
              row("ipv6_address", TEXT))
          .closed()
          .orNothing();

  private static final Shape.Fields MOUNT =
      fields(
              "a mount",
              row("type", TEXT),
              row("source", TEXT).at(Location.BIND_SOURCE),
              row("target", TEXT),
              row("read_only", FLAG),
              row("consistency", TEXT),
              row("bind", fields("options of a bind", row("propagation", TEXT)).opened())
                  .keptWhenSet(),
              row("volume", fields("options of a volume", row("nocopy", FLAG)).opened())
                  .keptWhenSet(),
              row(
                      "tmpfs",
                      fields(
                              "options of a tmpfs",
                              row("size", PLAIN_WHOLE.between(0, Long.MAX_VALUE)))
                          .opened())
                  .keptWhenSet()
                  .since(6),
              row("cluster", fields("options of a cluster volume").opened())
                  .keptWhenSet()
                  .since(99))
          .since(2)
          .closed()
          .requiring("type");

  private static final Shape.Fields PORT =
      fields(
              "a port",
              row("mode", TEXT),
              row("target", NATURAL),
              row("published", NATURAL),
              row("protocol", TEXT))
          .since(2)
          .closed();

  private static final Shape.Fields HEALTHCHECK =
      fields(
              "a health check",
              row("test", new Shape.Words(Shape.Style.TEST)),
              row("timeout", DURATION).keptWhenSet(),
              row("interval", DURATION).keptWhenSet(),
              row("retries", NUMBER).keptWhenSet(),
              row("start_period", DURATION).keptWhenSet().since(4),
              row("start_interval", DURATION).keptWhenSet().since(12),
              row("disable", FLAG))
          .closed();

  /// A service.
  public static final Shape.Fields SERVICE =
      fields(
          "a service",
          row("build", BUILD),
          row("cap_add", UNIQUE_TEXTS),
          row("cap_drop", UNIQUE_TEXTS),
          row("cgroupns_mode", TEXT).since(9),
          row("cgroup_parent", TEXT),
          row("command", ARGUMENTS).merge(Merge.REPLACE),
          row("configs", FILE_MOUNTS).since(3).merge(Merge.KEYED),
          row("container_name", TEXT),
          row(
                  "credential_spec",
                  fields(
                          "a credential spec",
                          row("config", TEXT).since(8),
                          row("file", TEXT),
                          row("registry", TEXT))
                      .closed())
              .since(3),
          row("depends_on", UNIQUE_TEXTS),
          row("deploy", DEPLOY),
          row("devices", UNIQUE_TEXTS),
          row("dns", WORDS),
          row("dns_search", WORDS),
          row("domainname", TEXT),
          row("entrypoint", ARGUMENTS).merge(Merge.REPLACE),
          row("environment", ENVIRONMENT),
          row("env_file", WORDS),
          row("expose", new Shape.Items(TEXT_OR_NUMBER, true)),
          row("external_links", UNIQUE_TEXTS),
          row("extra_hosts", HOSTS),
          row("hostname", TEXT),
          row("healthcheck", HEALTHCHECK).keptWhenSet(),
          row("image", TEXT),
          row("init", new Shape.Value(Type.RAW, Kinds.BOOLEAN)).keptWhenSet().since(7),
          row("ipc", TEXT),
          row("isolation", TEXT).since(5),
          row("labels", LABELS),
          row("links", UNIQUE_TEXTS),
          row(
                  "logging",
                  fields(
                          "logging",
                          row("driver", TEXT),
                          row("options", new Shape.Pairs(Shape.Pairing.NULLABLE_OPTIONS)))
                      .closed())
              .keptWhenSet()
              .merge(Merge.LOGGING),
          row("mac_address", TEXT),
          row("network_mode", TEXT),
          row(
                  "networks",
                  new Shape.Choice(
                      ShortForm.NAMES, named(ATTACHMENT, Shape.Names.PLAIN), UNIQUE_TEXTS))
              .merge(Merge.ATTACHMENTS),
          row("oom_score_adj", PLAIN_WHOLE).keep(Keep.NEVER).since(13),
          row("pid", TEXT_OR_NOTHING),
          row(
                  "ports",
                  list(
                      new Shape.Choice(
                          ShortForm.STACK_PORT,
                          PORT,
                          new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.NUMBER))))
              .merge(Merge.KEYED),
          row("privileged", FLAG),
          row("read_only", FLAG),
          row("restart", TEXT),
          row("secrets", FILE_MOUNTS).since(1).merge(Merge.KEYED),
          row("security_opt", UNIQUE_TEXTS),
          row("shm_size", TEXT_OR_NUMBER),
          row("stdin_open", FLAG),
          row("stop_grace_period", DURATION).keptWhenSet(),
          row("stop_signal", TEXT),
          row("sysctls", LABELS),
          row("tmpfs", WORDS),
          row("tty", FLAG),
          row(
              "ulimits",
              named(
                  new Shape.Choice(
                      ShortForm.ULIMIT,
                      fields("a limit", row("soft", WHOLE), row("hard", WHOLE))
                          .closed()
                          .requiring("soft", "hard"),
                      WHOLE),
                  Shape.Names.LETTERS_OR_UNCHECKED)),
          row("user", TEXT),
          row("userns_mode", TEXT),
          row("volumes", list(new Shape.Choice(ShortForm.STACK_VOLUME, MOUNT, TEXT)))
              .merge(Merge.KEYED),
          row("working_dir", TEXT));

  private static final Shape.Choice EXTERNAL =
      new Shape.Choice(
          ShortForm.EXTERNAL,
          fields("a reference to what exists", row("name", TEXT)).closed(),
          FLAG);

  private static final Shape.Choice LOOSE_EXTERNAL =
      new Shape.Choice(
          ShortForm.EXTERNAL,
          fields("a reference to what exists", row("name", TEXT)).opened(),
          FLAG);

  private static final Shape.Fields NETWORK =
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

  private static final Shape.Fields VOLUME =
      fields(
              "a volume",
              row("name", TEXT).since(4),
              row("driver", TEXT),
              row("driver_opts", OPTIONS),
              row("external", EXTERNAL),
              row("labels", LABELS))
          .orNothing();

  private static final Shape.Fields SECRET =
      fields(
          "a secret",
          row("name", TEXT).since(5),
          row("file", TEXT).at(Location.PATH),
          row("external", LOOSE_EXTERNAL),
          row("labels", LABELS),
          row("driver", TEXT).since(8),
          row("driver_opts", OPTIONS).since(8),
          row("template_driver", TEXT).since(8));

  private static final Shape.Fields CONFIG =
      fields(
          "a config",
          row("name", TEXT).since(5),
          row("file", TEXT).at(Location.PATH),
          row("external", LOOSE_EXTERNAL),
          row("labels", LABELS),
          row("template_driver", TEXT).since(8));

  /// A whole file.
  public static final Shape.Fields FILE =
      fields(
          "a stack file",
          row("version", TEXT),
          row("services", named(SERVICE, Shape.Names.PLAIN)),
          row("networks", named(NETWORK, Shape.Names.PLAIN_OR_UNCHECKED)),
          row("volumes", named(VOLUME, Shape.Names.PLAIN)),
          row("secrets", named(SECRET, Shape.Names.PLAIN)).since(1),
          row("configs", named(CONFIG, Shape.Names.PLAIN)).since(3));

  private StackGrammar() {}
}
