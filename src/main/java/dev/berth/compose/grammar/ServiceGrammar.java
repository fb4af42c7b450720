package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.BYTES;
import static dev.berth.compose.grammar.Shapes.COMMAND;
import static dev.berth.compose.grammar.Shapes.DURATION;
import static dev.berth.compose.grammar.Shapes.ENVIRONMENT;
import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.INTEGER;
import static dev.berth.compose.grammar.Shapes.INTEGRAL;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.MODE;
import static dev.berth.compose.grammar.Shapes.NATURAL;
import static dev.berth.compose.grammar.Shapes.OPTIONS;
import static dev.berth.compose.grammar.Shapes.RATIO;
import static dev.berth.compose.grammar.Shapes.STRICT_FLAG;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NOTHING;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NUMBER;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_WHOLE;
import static dev.berth.compose.grammar.Shapes.UNIQUE_TEXTS;
import static dev.berth.compose.grammar.Shapes.WHOLE_BYTES;
import static dev.berth.compose.grammar.Shapes.WORDS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.pairs;
import static dev.berth.compose.grammar.Shapes.row;

import dev.berth.compose.grammar.Attribute.Identity;
import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Location;
import dev.berth.compose.grammar.Attribute.Merge;

/// The attributes of a service, in the order of the reference's output.
final class ServiceGrammar {
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

  static final Shape.Entries ULIMITS =
      named(
          new Shape.Choice(
              ShortForm.ULIMIT,
              fields("a limit", row("soft", INTEGER), row("hard", INTEGER))
                  .requiring("soft", "hard"),
              INTEGER),
          Shape.Names.LETTERS_OR_UNCHECKED);

  static final Shape.Fields HOOK =
      fields(
              "a hook",
              row("command", COMMAND).keep(Keep.ALWAYS),
              row("user", TEXT),
              row("privileged", FLAG),
              row("working_dir", TEXT),
              row("environment", ENVIRONMENT))
          .requiring("command");

  private static final Shape.Fields DEPENDENCY =
      fields(
              "a dependency",
              row(
                  "condition",
                  TEXT.among(
                      "service_started", "service_healthy", "service_completed_successfully")),
              row("restart", FLAG),
              row("required", STRICT_FLAG).keep(Keep.FLAG))
          .requiring("condition");

  private static final Shape.Fields SERVICE_NETWORK =
      fields(
              "a network attachment",
              row("aliases", UNIQUE_TEXTS).identity(Identity.KEY),
              row("driver_opts", OPTIONS),
              row("gw_priority", new Shape.Value(Type.INTEGER, Kinds.NUMBER)),
              row("interface_name", TEXT),
              row("ipv4_address", TEXT),
              row("ipv6_address", TEXT),
              row("link_local_ips", UNIQUE_TEXTS).identity(Identity.KEY),
              row("mac_address", TEXT),
              row("priority", new Shape.Value(Type.INTEGER, Kinds.NUMBER)))
          .orNothing();

  private static final Shape.Fields PORT =
      fields(
          "a port",
          row("name", TEXT),
          row("mode", TEXT),
          row("host_ip", TEXT),
          row("target", NATURAL),
          row("published", TEXT_OR_WHOLE),
          row("protocol", TEXT),
          row("app_protocol", TEXT));

  private static final Shape.Fields ENV_FILE =
      fields(
              "an env file",
              row("path", TEXT).at(Location.PATH),
              row("required", FLAG).keep(Keep.FLAG),
              row("format", TEXT))
          .requiring("path")
          .closed();

  private static final Shape.Fields WATCH =
      fields(
              "a watch rule",
              row("path", TEXT).at(Location.REAL_PATH),
              row("action", TEXT.among("rebuild", "sync", "restart", "sync+restart", "sync+exec")),
              row("target", TEXT),
              row("exec", HOOK).keep(Keep.STRUCTURE),
              row("include", WORDS),
              row("ignore", WORDS),
              row("initial_sync", FLAG))
          .requiring("path", "action");

  static final Shape.Fields SERVICE =
      fields(
          "a service",
          row("profiles", UNIQUE_TEXTS).identity(Identity.KEY),
          pairs("annotations", LABELS),
          row("attach", FLAG).keptWhenSet(),
          row("build", BuildGrammar.BUILD).keptWhenSet(),
          row("develop", fields("a development section", row("watch", list(WATCH))).orNothing())
              .keptWhenSet(),
          row("blkio_config", BlockGrammar.BLOCK).keptWhenSet(),
          row("cap_add", UNIQUE_TEXTS).identity(Identity.KEY),
          row("cap_drop", UNIQUE_TEXTS).identity(Identity.KEY),
          row("cgroup_parent", TEXT),
          row("cgroup", TEXT.among("host", "private")),
          row("cpu_count", INTEGER.between(0, Long.MAX_VALUE)),
          row("cpu_percent", new Shape.Value(Type.RATIO, Kinds.TEXT | Kinds.WHOLE).between(0, 100)),
          row("cpu_period", INTEGRAL),
          row("cpu_quota", INTEGRAL),
          row("cpu_rt_period", INTEGRAL),
          row("cpu_rt_runtime", INTEGRAL),
          row("cpus", RATIO),
          row("cpuset", TEXT),
          row("cpu_shares", INTEGRAL),
          row("command", COMMAND).keep(Keep.ALWAYS).merge(Merge.REPLACE),
          row("configs", FILE_MOUNTS).identity(Identity.CONFIG_MOUNT),
          row("container_name", TEXT.of(Shape.Format.CONTAINER_NAME)),
          row(
                  "credential_spec",
                  fields(
                      "a credential spec",
                      row("config", TEXT),
                      row("file", TEXT),
                      row("registry", TEXT)))
              .keptWhenSet(),
          row(
              "depends_on",
              new Shape.Choice(
                  ShortForm.DEPENDS_ON, named(DEPENDENCY, Shape.Names.PLAIN), UNIQUE_TEXTS)),
          row("deploy", DeployGrammar.DEPLOY).keptWhenSet(),
          row("device_cgroup_rules", UNIQUE_TEXTS),
          row(
                  "devices",
                  list(
                      new Shape.Choice(
                          ShortForm.DEVICE,
                          fields(
                                  "a device",
                                  row("source", TEXT),
                                  row("target", TEXT),
                                  row("permissions", TEXT))
                              .requiring("source"),
                          TEXT)))
              .identity(Identity.TARGET),
          row("dns", new Shape.Words(Shape.Style.CANONICAL_LIST))
              .merge(Merge.SEQUENCE)
              .identity(Identity.KEY),
          row("dns_opt", UNIQUE_TEXTS).merge(Merge.SEQUENCE).identity(Identity.KEY),
          row("dns_search", WORDS).merge(Merge.SEQUENCE).identity(Identity.KEY),
          row("domainname", TEXT),
          row("entrypoint", COMMAND).keep(Keep.ALWAYS).merge(Merge.REPLACE),
          row(
                  "provider",
                  fields(
                          "a provider",
                          row("type", TEXT),
                          row("options", new Shape.Pairs(Shape.Pairing.FREE_OPTIONS)))
                      .requiring("type"))
              .keptWhenSet(),
          pairs("environment", ENVIRONMENT),
          row(
                  "env_file",
                  new Shape.Choice(
                      ShortForm.ENV_FILES,
                      list(new Shape.Choice(ShortForm.ENV_FILE, ENV_FILE, TEXT)),
                      TEXT))
              .merge(Merge.SEQUENCE)
              .identity(Identity.FILE),
          row("expose", new Shape.Items(TEXT_OR_NUMBER, true)).identity(Identity.TEXT),
          row(
                  "extends",
                  new Shape.Choice(
                      ShortForm.EXTENDS,
                      fields(
                              "an extension",
                              row("file", TEXT).at(Location.COMPOSE_FILE),
                              row("service", TEXT))
                          .requiring("service")
                          .closed(),
                      TEXT))
              .keptWhenSet(),
          row("external_links", UNIQUE_TEXTS),
          row("extra_hosts", new Shape.Pairs(Shape.Pairing.HOSTS)).merge(Merge.DISTINCT_SEQUENCE),
          row("group_add", new Shape.Items(TEXT_OR_NUMBER, true)),
          row(
              "gpus",
              new Shape.Choice(
                  ShortForm.GPUS, list(DeployGrammar.DEVICE_REQUEST), TEXT.among("all"))),
          row("hostname", TEXT),
          row(
                  "healthcheck",
                  fields(
                      "a health check",
                      row("test", new Shape.Words(Shape.Style.TEST)).merge(Merge.REPLACE),
                      row("timeout", DURATION).keptWhenSet(),
                      row("interval", DURATION).keptWhenSet(),
                      row("retries", new Shape.Value(Type.NATURAL, Kinds.TEXT | Kinds.NUMBER))
                          .keptWhenSet(),
                      row("start_period", DURATION).keptWhenSet(),
                      row("start_interval", DURATION).keptWhenSet(),
                      row("disable", FLAG)))
              .keptWhenSet(),
          row("image", TEXT),
          row("init", FLAG).keptWhenSet(),
          row("ipc", TEXT),
          row("isolation", TEXT),
          pairs("labels", LABELS),
          row("label_file", new Shape.Words(Shape.Style.CANONICAL_LIST))
              .merge(Merge.SEQUENCE)
              .at(Location.PATH),
          row("links", UNIQUE_TEXTS).identity(Identity.KEY),
          row(
                  "logging",
                  fields(
                      "logging",
                      row("driver", TEXT),
                      row("options", new Shape.Pairs(Shape.Pairing.NULLABLE_OPTIONS))))
              .keptWhenSet()
              .merge(Merge.LOGGING),
          row("mem_limit", BYTES),
          row("mem_reservation", WHOLE_BYTES),
          row("memswap_limit", BYTES),
          row("mem_swappiness", WHOLE_BYTES),
          row("mac_address", TEXT),
          row(
              "models",
              new Shape.Choice(
                  ShortForm.NAMES,
                  named(
                      fields(
                              "the use of a model",
                              row("endpoint_var", TEXT),
                              row("model_var", TEXT))
                          .orNothing(),
                      Shape.Names.PLAIN_OR_UNCHECKED),
                  UNIQUE_TEXTS)),
          row("network_mode", TEXT),
          row(
              "networks",
              new Shape.Choice(
                  ShortForm.NAMES, named(SERVICE_NETWORK, Shape.Names.PLAIN), UNIQUE_TEXTS)),
          row("oom_kill_disable", FLAG),
          row("oom_score_adj", INTEGER.between(-1000, 1000)),
          row("pid", TEXT_OR_NOTHING),
          row("pids_limit", INTEGRAL),
          row("platform", TEXT),
          row(
                  "ports",
                  list(
                      new Shape.Choice(
                          ShortForm.PORT,
                          PORT,
                          new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.NUMBER))))
              .identity(Identity.PORT),
          row("privileged", FLAG),
          row("pull_policy", TEXT.of(Shape.Format.PULL_POLICY)),
          row("pull_refresh_after", TEXT).keep(Keep.NEVER),
          row("read_only", FLAG),
          row("restart", TEXT),
          row("runtime", TEXT),
          row("scale", INTEGER).keptWhenSet(),
          row("secrets", FILE_MOUNTS).identity(Identity.SECRET_MOUNT),
          row("security_opt", UNIQUE_TEXTS),
          row("shm_size", BYTES),
          row("stdin_open", FLAG),
          row("stop_grace_period", DURATION).keptWhenSet(),
          row("stop_signal", TEXT),
          row("storage_opt", new Shape.Pairs(Shape.Pairing.SCALAR_OPTIONS)),
          pairs("sysctls", LABELS),
          row("tmpfs", WORDS).merge(Merge.SEQUENCE).identity(Identity.KEY),
          row("tty", FLAG),
          row("ulimits", ULIMITS),
          row("use_api_socket", STRICT_FLAG),
          row("user", TEXT),
          row("userns_mode", TEXT),
          row("uts", TEXT),
          row("volumes", list(new Shape.Choice(ShortForm.VOLUME, MountGrammar.MOUNT, TEXT)))
              .identity(Identity.TARGET),
          row("volumes_from", UNIQUE_TEXTS),
          row("working_dir", TEXT),
          row("post_start", list(HOOK)),
          row("pre_stop", list(HOOK)));

  private ServiceGrammar() {}
}
