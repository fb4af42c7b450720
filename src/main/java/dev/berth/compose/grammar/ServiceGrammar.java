package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.PartGrammar.DEPENDENCY;
import static dev.berth.compose.grammar.PartGrammar.ENV_FILE;
import static dev.berth.compose.grammar.PartGrammar.FILE_MOUNTS;
import static dev.berth.compose.grammar.PartGrammar.HOOK;
import static dev.berth.compose.grammar.PartGrammar.INIT_STEP;
import static dev.berth.compose.grammar.PartGrammar.PORT;
import static dev.berth.compose.grammar.PartGrammar.SERVICE_NETWORK;
import static dev.berth.compose.grammar.PartGrammar.ULIMITS;
import static dev.berth.compose.grammar.PartGrammar.WATCH;
import static dev.berth.compose.grammar.Shapes.BYTES;
import static dev.berth.compose.grammar.Shapes.COMMAND;
import static dev.berth.compose.grammar.Shapes.DURATION;
import static dev.berth.compose.grammar.Shapes.ENVIRONMENT;
import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.INTEGER;
import static dev.berth.compose.grammar.Shapes.INTEGRAL;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.RATIO;
import static dev.berth.compose.grammar.Shapes.STRICT_FLAG;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NOTHING;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_NUMBER;
import static dev.berth.compose.grammar.Shapes.UNIQUE_TEXTS;
import static dev.berth.compose.grammar.Shapes.WHOLE_BYTES;
import static dev.berth.compose.grammar.Shapes.WORDS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.pairs;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.Support.emulated;
import static dev.berth.compose.grammar.Support.ignored;
import static dev.berth.compose.grammar.Support.needless;

import dev.berth.compose.grammar.Attribute.Identity;
import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Location;
import dev.berth.compose.grammar.Attribute.Merge;

/// The attributes of a service, in the order of the reference's output.
final class ServiceGrammar {
  static final Shape.Fields SERVICE =
      fields(
          "a service",
          row("profiles", UNIQUE_TEXTS).identity(Identity.KEY),
          pairs("annotations", LABELS).takes(EngineRelease.V24_0).swarm(ignored("use labels")),
          row("attach", FLAG).swarm(needless("stack deploy stays with no container")).keptWhenSet(),
          row("build", BuildGrammar.BUILD)
              .swarm(ignored("a swarm does not build: push the image, and nodes pull it"))
              .keptWhenSet(),
          row("develop", fields("a development section", row("watch", list(WATCH))).orNothing())
              .engine(needless("up does not watch: run it again after a change"))
              .swarm(needless("a stack is not developed in place"))
              .keptWhenSet(),
          row("blkio_config", BlockGrammar.BLOCK)
              .swarm(ignored("limit block I/O on the nodes"))
              .keptWhenSet(),
          row("cap_add", UNIQUE_TEXTS).identity(Identity.KEY),
          row("cap_drop", UNIQUE_TEXTS).identity(Identity.KEY),
          row("cgroup_parent", TEXT).swarm(ignored("a swarm gives each task a cgroup of its own")),
          row("cgroup", TEXT.among("host", "private"))
              .swarm(ignored("tasks have the cgroup namespace that their engine is set to")),
          row("cpu_count", INTEGER.between(0, Long.MAX_VALUE))
              .swarm(ignored("use deploy.resources.limits.cpus")),
          row("cpu_percent", new Shape.Value(Type.RATIO, Kinds.TEXT | Kinds.WHOLE).between(0, 100))
              .swarm(ignored("use deploy.resources.limits.cpus")),
          row("cpu_period", INTEGRAL).swarm(ignored("use deploy.resources.limits.cpus")),
          row("cpu_quota", INTEGRAL).swarm(ignored("use deploy.resources.limits.cpus")),
          row("cpu_rt_period", INTEGRAL).swarm(ignored("a swarm has no real-time tasks")),
          row("cpu_rt_runtime", INTEGRAL).swarm(ignored("a swarm has no real-time tasks")),
          row("cpus", RATIO).swarm(emulated("as deploy.resources.limits.cpus")),
          row("cpuset", TEXT).swarm(ignored("place the service with deploy.placement.constraints")),
          row("cpu_shares", INTEGRAL).swarm(ignored("use deploy.resources.reservations.cpus")),
          row("command", COMMAND).keep(Keep.ALWAYS).merge(Merge.REPLACE),
          row("configs", FILE_MOUNTS).identity(Identity.CONFIG_MOUNT),
          row("container_name", TEXT.of(Shape.Format.CONTAINER_NAME))
              .swarm(ignored("tasks have names of their own")),
          row(
                  "credential_spec",
                  fields(
                      "a credential spec",
                      row("config", TEXT),
                      row("file", TEXT),
                      row("registry", TEXT)))
              .engine(ignored("use security_opt with credentialspec=file://NAME"))
              .keptWhenSet(),
          row(
                  "depends_on",
                  new Shape.Choice(
                      ShortForm.DEPENDS_ON, named(DEPENDENCY, Shape.Names.PLAIN), UNIQUE_TEXTS))
              .swarm(
                  emulated(
                      "whoever deploys waits for what is to be healthy or completed; a restart"
                          + " later on does not")),
          row("deploy", DeployGrammar.DEPLOY).keptWhenSet(),
          row("device_cgroup_rules", UNIQUE_TEXTS)
              .swarm(ignored("use deploy.resources.reservations.generic_resources")),
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
              .swarm(ignored("use deploy.resources.reservations.generic_resources"))
              .identity(Identity.TARGET),
          row("dns", new Shape.Words(Shape.Style.CANONICAL_LIST))
              .merge(Merge.SEQUENCE)
              .identity(Identity.KEY),
          row("dns_opt", UNIQUE_TEXTS).merge(Merge.SEQUENCE).identity(Identity.KEY),
          row("dns_search", WORDS).merge(Merge.SEQUENCE).identity(Identity.KEY),
          row("domainname", TEXT).swarm(ignored("write it into hostname")),
          row("entrypoint", COMMAND).keep(Keep.ALWAYS).merge(Merge.REPLACE),
          row(
                  "provider",
                  fields(
                          "a provider",
                          row("type", TEXT),
                          row("options", new Shape.Pairs(Shape.Pairing.FREE_OPTIONS)))
                      .requiring("type"))
              .swarm(ignored("run the program before stack deploy"))
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
          row("expose", new Shape.Items(TEXT_OR_NUMBER, true))
              .swarm(needless("services of one network reach all ports of each other"))
              .identity(Identity.TEXT),
          row(
                  "extends",
                  new Shape.Choice(
                      ShortForm.EXTENDS,
                      fields(
                              "an extension",
                              row("file", TEXT).at(Location.COMPOSE_FILE),
                              row("service", TEXT))
                          .requiring("service")
                          .closed()
                          .opened(),
                      TEXT))
              .keptWhenSet(),
          row("external_links", UNIQUE_TEXTS)
              .swarm(ignored("join an external network of the other stack")),
          row("extra_hosts", new Shape.Pairs(Shape.Pairing.HOSTS)).merge(Merge.DISTINCT_SEQUENCE),
          row("group_add", new Shape.Items(TEXT_OR_NUMBER, true)),
          row(
                  "gpus",
                  new Shape.Choice(
                      ShortForm.GPUS,
                      list(DeployGrammar.DEVICE_REQUEST.opened()),
                      TEXT.among("all")))
              .swarm(emulated(DeployGrammar.COUNTED_GPUS)),
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
                      row("start_interval", DURATION).needs(EngineRelease.V25_0).keptWhenSet(),
                      row("disable", FLAG)))
              .keptWhenSet(),
          row("image", TEXT),
          row("init", FLAG).keptWhenSet(),
          row("ipc", TEXT).swarm(ignored("tasks have IPC namespaces of their own")),
          row("isolation", TEXT),
          pairs("labels", LABELS),
          row("label_file", new Shape.Words(Shape.Style.CANONICAL_LIST))
              .merge(Merge.SEQUENCE)
              .at(Location.PATH),
          row("links", UNIQUE_TEXTS)
              .swarm(ignored("services reach each other by name"))
              .identity(Identity.KEY),
          row(
                  "logging",
                  fields(
                      "logging",
                      row("driver", TEXT),
                      row("options", new Shape.Pairs(Shape.Pairing.NULLABLE_OPTIONS))))
              .keptWhenSet()
              .merge(Merge.LOGGING),
          row("mem_limit", BYTES).swarm(emulated("as deploy.resources.limits.memory")),
          row("mem_reservation", WHOLE_BYTES)
              .swarm(emulated("as deploy.resources.reservations.memory")),
          row("memswap_limit", BYTES).swarm(ignored("use deploy.resources.limits.memory")),
          row("mem_swappiness", WHOLE_BYTES).swarm(ignored("set it on the nodes")),
          row("mac_address", TEXT).swarm(ignored("tasks have no fixed addresses")),
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
                      UNIQUE_TEXTS))
              .swarm(ignored("run the model as a service, and name its address in environment")),
          row("network_mode", TEXT).swarm(ignored("the service joins its networks instead")),
          row(
              "networks",
              new Shape.Choice(
                  ShortForm.NAMES, named(SERVICE_NETWORK, Shape.Names.PLAIN), UNIQUE_TEXTS)),
          row("oom_kill_disable", FLAG)
              .swarm(ignored("use deploy.resources.reservations.memory").except("false")),
          row("oom_score_adj", INTEGER.between(-1000, 1000)),
          row("pid", TEXT_OR_NOTHING).swarm(ignored("tasks have PID namespaces of their own")),
          row("pids_limit", INTEGRAL).swarm(emulated("as deploy.resources.limits.pids")),
          row("platform", TEXT)
              .swarm(
                  ignored("use deploy.placement.constraints, such as node.platform.arch==x86_64")),
          row(
                  "ports",
                  list(
                      new Shape.Choice(
                          ShortForm.PORT,
                          PORT,
                          new Shape.Value(Type.TEXT, Kinds.TEXT | Kinds.NUMBER))))
              .identity(Identity.PORT),
          row("privileged", FLAG)
              .swarm(ignored("a swarm has no privileged tasks; see cap_add").except("false")),
          row("pull_policy", TEXT.of(Shape.Format.PULL_POLICY))
              .swarm(
                  ignored(
                      "nodes pull what they lack; stack deploy --resolve-image=always asks for"
                          + " newer ones")),
          row("pull_refresh_after", TEXT)
              .engine(needless("use pull_policy, such as every_12h"))
              .swarm(needless("use stack deploy --resolve-image=always"))
              .keep(Keep.NEVER),
          row("read_only", FLAG),
          row("restart", TEXT)
              .swarm(
                  emulated("as deploy.restart_policy")
                      .when("no", ignored("say deploy.restart_policy.condition: none"))),
          row("runtime", TEXT).swarm(ignored("set the default runtime of the nodes")),
          row("scale", INTEGER).swarm(emulated("as deploy.replicas")).keptWhenSet(),
          row("secrets", FILE_MOUNTS).identity(Identity.SECRET_MOUNT),
          row("security_opt", UNIQUE_TEXTS)
              .swarm(ignored("tasks have the security options that their engine is set to")),
          row("shm_size", BYTES).swarm(ignored("mount a tmpfs at /dev/shm under volumes")),
          row("stdin_open", FLAG),
          row("stop_grace_period", DURATION).keptWhenSet(),
          row("stop_signal", TEXT),
          row("storage_opt", new Shape.Pairs(Shape.Pairing.OPTIONS))
              .swarm(ignored("tasks have the storage options that their engine is set to")),
          pairs("sysctls", LABELS),
          row("tmpfs", WORDS)
              .swarm(ignored("write it under volumes, with type: tmpfs"))
              .merge(Merge.SEQUENCE)
              .identity(Identity.KEY),
          row("tty", FLAG),
          row("ulimits", ULIMITS),
          row("use_api_socket", STRICT_FLAG)
              .swarm(ignored("mount /var/run/docker.sock under volumes").except("false")),
          row("user", TEXT),
          row("userns_mode", TEXT)
              .swarm(ignored("tasks have the user namespace that their engine is set to")),
          row("uts", TEXT).swarm(ignored("tasks have UTS namespaces of their own")),
          row("volumes", list(new Shape.Choice(ShortForm.VOLUME, MountGrammar.MOUNT, TEXT)))
              .identity(Identity.TARGET),
          row("volumes_from", UNIQUE_TEXTS).swarm(ignored("name the volumes under volumes")),
          row("working_dir", TEXT),
          row("pre_start", list(INIT_STEP)).swarm(ignored("let the entrypoint of the image do it")),
          row("post_start", list(HOOK)).swarm(ignored("let the entrypoint of the image do it")),
          row("pre_stop", list(HOOK)).swarm(ignored("handle stop_signal in the image")));

  private ServiceGrammar() {}
}
