package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.engine.ContainerSpec.Deploy;
import dev.berth.engine.ContainerSpec.Health;
import dev.berth.engine.ContainerSpec.JoinedNetwork;
import dev.berth.engine.ContainerSpec.Limits;
import dev.berth.engine.ContainerSpec.Log;
import dev.berth.engine.ContainerSpec.Reservations;
import dev.berth.engine.ContainerSpec.Resources;
import dev.berth.model.values.ImageReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads a [ContainerSpec] from the `Config`, `HostConfig` and networks of the Engine API. These
/// have the same form in what is sent to make a container and in what is seen of one, so both
/// states are read by the same rules.
///
/// @param config `Config`
/// @param host `HostConfig`
/// @param networks `EndpointSettings` by network name
/// @param ownNames names that a container has on every network without asking for them
/// @param limitsUnderDeploy whether the file has its limits under `deploy`
record SpecReader(
    JsonNode config,
    JsonNode host,
    JsonNode networks,
    Predicate<String> ownNames,
    boolean limitsUnderDeploy) {
  private static final int GENERATED_NAME = 12;
  private static final long NANO_CPUS = 1_000_000_000L;

  /// What `Config` and `HostConfig` do not tell.
  record Circumstances(
      @Nullable String state,
      @Nullable String name,
      @Nullable String imageId,
      @Nullable String configHash,
      @Nullable Map<String, String> contents) {
    static final Circumstances NONE = new Circumstances(null, null, null, null, null);
  }

  ContainerSpec read(Circumstances circumstances) {
    String mode = networkMode();
    Limits limits = limits();
    return new ContainerSpec(
        circumstances.state(),
        circumstances.name(),
        image(config.path("Image").asText()),
        circumstances.imageId(),
        circumstances.configHash(),
        Fields.list(config.path("Cmd")),
        Fields.list(config.path("Entrypoint")),
        environment(),
        Fields.text(config.path("WorkingDir")),
        Fields.text(config.path("User")),
        Fields.set(host.path("GroupAdd")),
        Fields.flag(config.path("Tty")),
        Fields.flag(config.path("OpenStdin")),
        Fields.flag(host.path("Init")),
        Fields.text(config.path("StopSignal")),
        stopGracePeriod(),
        hostname(),
        Fields.text(config.path("Domainname")),
        labels(),
        Fields.map(host.path("Annotations")),
        PortTexts.published(host.path("PortBindings")),
        PortTexts.exposed(config.path("ExposedPorts"), host.path("PortBindings")),
        mode,
        mode == null ? joined() : null,
        Fields.list(host.path("Dns")),
        Fields.list(host.path("DnsOptions")),
        Fields.list(host.path("DnsSearch")),
        Fields.set(host.path("ExtraHosts")),
        MountTexts.of(host),
        volumesFrom(),
        Fields.map(host.path("Tmpfs")),
        circumstances.contents(),
        Fields.flag(host.path("ReadonlyRootfs")),
        Fields.number(host.path("ShmSize")),
        Fields.map(host.path("StorageOpt")),
        restart(),
        health(),
        Fields.flag(host.path("Privileged")),
        capabilities(host.path("CapAdd")),
        capabilities(host.path("CapDrop")),
        securityOptions(),
        devices(),
        Fields.set(host.path("DeviceCgroupRules")),
        Fields.map(host.path("Sysctls")),
        ulimits(),
        Fields.text(host.path("IpcMode")),
        Fields.text(host.path("PidMode")),
        Fields.text(host.path("UTSMode")),
        Fields.text(host.path("UsernsMode")),
        Fields.text(host.path("CgroupnsMode")),
        Fields.text(host.path("CgroupParent")),
        Fields.text(host.path("Runtime")),
        limitsUnderDeploy ? null : limits.cpus(),
        limitsUnderDeploy ? null : limits.memory(),
        limitsUnderDeploy ? null : limits.pids(),
        limitsUnderDeploy ? deploy(limits) : null,
        limitsUnderDeploy ? null : Fields.number(host.path("MemoryReservation")),
        Fields.number(host.path("MemorySwap")),
        swappiness(),
        Fields.flag(host.path("OomKillDisable")),
        Fields.number(host.path("OomScoreAdj")),
        Fields.number(host.path("CpuShares")),
        Fields.number(host.path("CpuPeriod")),
        Fields.number(host.path("CpuQuota")),
        Fields.text(host.path("CpusetCpus")),
        logging());
  }

  static String image(String reference) {
    return ImageReference.parse(reference).map(ImageReference::familiar).orElse(reference);
  }

  private @Nullable Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode entry : config.path("Env")) {
      String text = entry.asText();
      int equals = text.indexOf('=');
      if (equals >= 0) {
        environment.put(text.substring(0, equals), text.substring(equals + 1));
      }
    }
    return environment.isEmpty() ? null : environment;
  }

  private @Nullable Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : config.path("Labels").properties()) {
      if (!ComposeLabels.isBookkeeping(entry.getKey())) {
        labels.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return labels.isEmpty() ? null : labels;
  }

  private @Nullable Duration stopGracePeriod() {
    JsonNode seconds = config.path("StopTimeout");
    return seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : null;
  }

  /// The engine names a host that has no name by the ID of the container.
  private @Nullable String hostname() {
    String hostname = Fields.text(config.path("Hostname"));
    return hostname == null || Names.isHexadecimal(hostname, GENERATED_NAME) ? null : hostname;
  }

  private @Nullable String networkMode() {
    String mode = host.path("NetworkMode").asText("");
    boolean special =
        mode.equals("none")
            || mode.equals("host")
            || mode.equals("bridge")
            || mode.startsWith("container:")
            || mode.startsWith("service:");
    return special ? mode : null;
  }

  private @Nullable Map<String, JoinedNetwork> joined() {
    Map<String, JoinedNetwork> joined = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : networks.properties()) {
      JsonNode endpoint = entry.getValue();
      Set<String> aliases = new TreeSet<>();
      endpoint.path("Aliases").forEach(alias -> aliases.add(alias.asText()));
      aliases.removeIf(ownNames);
      JsonNode fixed = endpoint.path("IPAMConfig");
      joined.put(
          entry.getKey(),
          new JoinedNetwork(
              aliases,
              Fields.text(fixed.path("IPv4Address")),
              Fields.text(fixed.path("IPv6Address")),
              Fields.set(fixed.path("LinkLocalIPs")),
              Fields.set(endpoint.path("Links")),
              Fields.map(endpoint.path("DriverOpts"))));
    }
    return joined.isEmpty() ? null : joined;
  }

  private @Nullable String restart() {
    JsonNode policy = host.path("RestartPolicy");
    String name = policy.path("Name").asText("");
    if (name.isEmpty() || name.equals("no")) {
      return null;
    }
    long retries = policy.path("MaximumRetryCount").asLong();
    return retries > 0 ? name + ":" + retries : name;
  }

  private @Nullable Health health() {
    JsonNode check = config.path("Healthcheck");
    if (check.path("Test").path(0).asText().equals("NONE")) {
      // Some engines add the times of the image, which mean nothing then.
      return new Health(List.of("NONE"), null, null, null, null, null);
    }
    return check.isObject() && !check.isEmpty()
        ? new Health(
            Fields.list(check.path("Test")),
            Fields.nanoseconds(check.path("Interval")),
            Fields.nanoseconds(check.path("Timeout")),
            Fields.nanoseconds(check.path("StartPeriod")),
            Fields.nanoseconds(check.path("StartInterval")),
            check.path("Retries").asInt() == 0 ? null : check.path("Retries").asInt())
        : null;
  }

  /// The containers alone: the reference forgets how their volumes are mounted.
  private @Nullable Set<String> volumesFrom() {
    Set<String> containers = new TreeSet<>();
    for (JsonNode from : host.path("VolumesFrom")) {
      containers.add(from.asText().split(":", 2)[0]);
    }
    return containers.isEmpty() ? null : containers;
  }

  /// Where namespaces of the host are used, the engine takes labels away on its own.
  private @Nullable Set<String> securityOptions() {
    if (host.path("SecurityOpt").isEmpty()) {
      return null;
    }
    Set<String> options = new TreeSet<>();
    for (JsonNode option : host.path("SecurityOpt")) {
      options.add(option.asText());
    }
    boolean unlabelled =
        host.path("Privileged").asBoolean()
            || host.path("PidMode").asText().equals("host")
            || host.path("IpcMode").asText().equals("host");
    if (unlabelled) {
      options.remove("label=disable");
    }
    return options.isEmpty() ? null : options;
  }

  private static @Nullable Set<String> capabilities(JsonNode node) {
    Set<String> capabilities = new TreeSet<>();
    for (JsonNode element : node) {
      String name = element.asText().toUpperCase(Locale.ROOT);
      capabilities.add(name.startsWith("CAP_") ? name.substring("CAP_".length()) : name);
    }
    return capabilities.isEmpty() ? null : capabilities;
  }

  private @Nullable Set<String> devices() {
    Set<String> devices = new TreeSet<>();
    for (JsonNode device : host.path("Devices")) {
      devices.add(
          device.path("PathOnHost").asText()
              + ":"
              + device.path("PathInContainer").asText()
              + ":"
              + device.path("CgroupPermissions").asText());
    }
    return devices.isEmpty() ? null : devices;
  }

  private @Nullable Map<String, String> ulimits() {
    Map<String, String> ulimits = new TreeMap<>();
    for (JsonNode ulimit : host.path("Ulimits")) {
      String soft = ulimit.path("Soft").asText();
      String hard = ulimit.path("Hard").asText();
      ulimits.put(ulimit.path("Name").asText(), soft.equals(hard) ? soft : soft + ":" + hard);
    }
    return ulimits.isEmpty() ? null : ulimits;
  }

  private Limits limits() {
    long nanoCpus = host.path("NanoCpus").asLong();
    BigDecimal cpus =
        nanoCpus == 0
            ? null
            : BigDecimal.valueOf(nanoCpus)
                .divide(BigDecimal.valueOf(NANO_CPUS))
                .stripTrailingZeros();
    return new Limits(
        cpus,
        Fields.number(host.path("Memory")),
        unlessNegative(Fields.number(host.path("PidsLimit"))));
  }

  /// No limit is told as -1 and kept as nothing.
  private static @Nullable Long unlessNegative(@Nullable Long limit) {
    return limit == null || limit < 0 ? null : limit;
  }

  private Deploy deploy(Limits limits) {
    Long reserved = Fields.number(host.path("MemoryReservation"));
    return new Deploy(new Resources(limits, reserved == null ? null : new Reservations(reserved)));
  }

  /// Docker Compose sends no 0: its containers are not to be made anew for that.
  private @Nullable Long swappiness() {
    JsonNode swappiness = host.path("MemorySwappiness");
    return swappiness.isNumber() && swappiness.asLong() > 0 ? swappiness.asLong() : null;
  }

  private @Nullable Log logging() {
    JsonNode log = host.path("LogConfig");
    return log.isObject() && !log.isEmpty()
        ? new Log(Fields.text(log.path("Type")), Fields.map(log.path("Config")))
        : null;
  }
}
