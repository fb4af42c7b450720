package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NOTHING;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NUMBER;
import static dev.berth.compose.grammar.Shapes.UNIQUE_TEXTS;
import static dev.berth.compose.grammar.Shapes.WORDS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.StackShapes.ARGUMENTS;
import static dev.berth.compose.grammar.StackShapes.DURATION;
import static dev.berth.compose.grammar.StackShapes.ENVIRONMENT;
import static dev.berth.compose.grammar.StackShapes.FLAG;
import static dev.berth.compose.grammar.StackShapes.HOSTS;
import static dev.berth.compose.grammar.StackShapes.LABELS;
import static dev.berth.compose.grammar.StackShapes.NATURAL;
import static dev.berth.compose.grammar.StackShapes.NUMBER;
import static dev.berth.compose.grammar.StackShapes.OPTIONS;
import static dev.berth.compose.grammar.StackShapes.PLAIN_WHOLE;
import static dev.berth.compose.grammar.StackShapes.WHOLE;

import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Merge;

/// A service of the legacy format.
final class StackServiceGrammar {
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

  private static final Shape.Fields ATTACHMENT =
      fields(
              "a network attachment",
              row("aliases", UNIQUE_TEXTS),
              row("driver_opts", OPTIONS).since(13),
              row("ipv4_address", TEXT),
              row("ipv6_address", TEXT))
          .closed()
          .orNothing();

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
              row("retries", NUMBER).keptWhenSet().merge(Merge.REPLACE_BY_ANY),
              row("start_period", DURATION).keptWhenSet().since(4),
              row("start_interval", DURATION).keptWhenSet().since(12),
              row("disable", FLAG))
          .closed();

  /// A service.
  static final Shape.Fields SERVICE =
      fields(
          "a service",
          row("build", BUILD),
          row("cap_add", UNIQUE_TEXTS),
          row("cap_drop", UNIQUE_TEXTS),
          row("cgroupns_mode", TEXT).since(9),
          row("cgroup_parent", TEXT),
          row("command", ARGUMENTS).merge(Merge.REPLACE),
          row("configs", StackMountGrammar.FILE_MOUNTS).since(3).merge(Merge.KEYED),
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
          row("deploy", StackDeployGrammar.DEPLOY),
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
                  new Shape.Items(
                      new Shape.Choice(
                          ShortForm.STACK_PORT,
                          PORT,
                          new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.NUMBER)),
                      true))
              .merge(Merge.KEYED),
          row("privileged", FLAG),
          row("read_only", FLAG),
          row("restart", TEXT),
          row("secrets", StackMountGrammar.FILE_MOUNTS).since(1).merge(Merge.KEYED),
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
          row(
                  "volumes",
                  list(new Shape.Choice(ShortForm.STACK_VOLUME, StackMountGrammar.MOUNT, TEXT)))
              .merge(Merge.KEYED),
          row("working_dir", TEXT));

  private StackServiceGrammar() {}
}
