package dev.berth.engine;

import static dev.berth.engine.ProjectExport.flag;
import static dev.berth.engine.ProjectExport.putUnlessEmpty;
import static dev.berth.engine.ProjectExport.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Describes one container as a service of a Compose file: what its image does not say by itself.
///
/// @param inspected what the engine says of the container
/// @param image `Config` of its image
record ServiceExport(JsonNode inspected, JsonNode image) {
  private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000L);

  ObjectNode service() {
    JsonNode config = inspected.path("Config");
    JsonNode host = inspected.path("HostConfig");
    ContainerSpec spec =
        new SpecReader(config, host, Json.object(), name -> true, false)
            .read(SpecReader.Circumstances.NONE);
    ObjectNode service = Json.object().put("image", config.path("Image").asText());
    process(service, config);
    environment(service, config);
    labels(service, config.path("Labels"), image.path("Labels"));
    putUnlessEmpty(service, "annotations", host.path("Annotations"));
    attributes(service, spec, host);
    ports(service, config, host);
    health(service, spec);
    limits(service, host);
    return service;
  }

  private void process(ObjectNode service, JsonNode config) {
    boolean entrypoint = !config.path("Entrypoint").equals(image.path("Entrypoint"));
    if (entrypoint) {
      service.set("entrypoint", words(config.path("Entrypoint")));
    }
    if (entrypoint ? !config.path("Cmd").isEmpty() : !same(config, "Cmd")) {
      service.set("command", words(config.path("Cmd")));
    }
    for (Map.Entry<String, String> name :
        Map.of("working_dir", "WorkingDir", "user", "User", "stop_signal", "StopSignal")
            .entrySet()) {
      if (!same(config, name.getValue())) {
        text(service, name.getKey(), config.path(name.getValue()));
      }
    }
    flag(service, "tty", config.path("Tty"));
    flag(service, "stdin_open", config.path("OpenStdin"));
    text(service, "domainname", config.path("Domainname"));
  }

  private boolean same(JsonNode config, String field) {
    return config.path(field).equals(image.path(field))
        || (config.path(field).asText("").isEmpty() && config.path(field).isEmpty());
  }

  private static ArrayNode words(JsonNode list) {
    ArrayNode words = Json.array();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private void environment(ObjectNode service, JsonNode config) {
    Set<String> own = new TreeSet<>();
    image.path("Env").forEach(entry -> own.add(entry.asText()));
    ObjectNode environment = Json.object();
    for (JsonNode entry : config.path("Env")) {
      String[] parts = entry.asText().split("=", 2);
      if (!own.contains(entry.asText()) && parts.length > 1) {
        environment.put(parts[0], parts[1]);
      }
    }
    for (JsonNode entry : image.path("Env")) {
      String name = entry.asText().split("=", 2)[0];
      if (!environment.has(name) && !own(config, name)) {
        environment.putNull(name);
      }
    }
    putUnlessEmpty(service, "environment", environment);
  }

  private static boolean own(JsonNode config, String name) {
    for (JsonNode entry : config.path("Env")) {
      if (entry.asText().startsWith(name + "=")) {
        return true;
      }
    }
    return false;
  }

  /// The labels of the user that the image does not have.
  static void labels(ObjectNode json, JsonNode labels, JsonNode ofImage) {
    ObjectNode own = Json.object();
    for (Map.Entry<String, JsonNode> label : labels.properties()) {
      if (!ComposeLabels.isBookkeeping(label.getKey())
          && !label.getValue().equals(ofImage.path(label.getKey()))) {
        own.set(label.getKey(), label.getValue());
      }
    }
    putUnlessEmpty(json, "labels", own);
  }

  private static void attributes(ObjectNode service, ContainerSpec spec, JsonNode host) {
    put(service, "hostname", spec.hostname());
    put(service, "stop_grace_period", duration(spec.stopGracePeriod()));
    put(service, "dns", spec.dns());
    put(service, "dns_opt", spec.dnsOpt());
    put(service, "dns_search", spec.dnsSearch());
    put(service, "extra_hosts", spec.extraHosts());
    put(service, "group_add", spec.groupAdd());
    put(service, "cap_add", spec.capAdd());
    put(service, "cap_drop", spec.capDrop());
    put(service, "security_opt", spec.securityOpt());
    put(service, "devices", spec.devices());
    put(service, "device_cgroup_rules", spec.deviceCgroupRules());
    put(service, "sysctls", spec.sysctls());
    put(service, "storage_opt", spec.storageOpt());
    put(service, "restart", spec.restart());
    put(service, "uts", spec.uts());
    put(service, "userns_mode", spec.usernsMode());
    put(service, "cgroup_parent", spec.cgroupParent());
    flag(service, "init", host.path("Init"));
    flag(service, "privileged", host.path("Privileged"));
    flag(service, "read_only", host.path("ReadonlyRootfs"));
    if (spec.tmpfs() != null) {
      ArrayNode list = service.putArray("tmpfs");
      spec.tmpfs().forEach((path, how) -> list.add(how.isEmpty() ? path : path + ":" + how));
    }
    if (spec.ulimits() != null) {
      ObjectNode ulimits = service.putObject("ulimits");
      spec.ulimits()
          .forEach((name, text) -> {
            String[] parts = text.split(":", 2);
            long soft = Long.parseLong(parts[0]);
            if (parts.length > 1) {
              ulimits.putObject(name).put("soft", soft).put("hard", Long.parseLong(parts[1]));
            } else {
              ulimits.put(name, soft);
            }
          });
    }
    if (spec.logging() != null) {
      ObjectNode logging = service.putObject("logging");
      put(logging, "driver", spec.logging().driver());
      put(logging, "options", spec.logging().options());
    }
  }

  private void ports(ObjectNode service, JsonNode config, JsonNode host) {
    put(service, "ports", PortTexts.published(host.path("PortBindings")));
    Set<String> exposed = PortTexts.exposed(config.path("ExposedPorts"), host.path("PortBindings"));
    if (exposed != null) {
      Set<String> ofImage = PortTexts.exposed(image.path("ExposedPorts"), Json.object());
      Set<String> own = new TreeSet<>(exposed);
      own.removeAll(Objects.requireNonNullElse(ofImage, Set.of()));
      put(service, "expose", own);
    }
  }

  private void health(ObjectNode service, ContainerSpec spec) {
    ContainerSpec.Health health = spec.healthcheck();
    if (health == null
        || inspected.path("Config").path("Healthcheck").equals(image.path("Healthcheck"))) {
      return;
    }
    ObjectNode check = service.putObject("healthcheck");
    put(check, "test", health.test());
    put(check, "interval", duration(health.interval()));
    put(check, "timeout", duration(health.timeout()));
    put(check, "start_period", duration(health.startPeriod()));
    put(check, "start_interval", duration(health.startInterval()));
    if (health.retries() != null) {
      check.put("retries", health.retries());
    }
  }

  private static void limits(ObjectNode service, JsonNode host) {
    long nanoCpus = host.path("NanoCpus").asLong();
    if (nanoCpus > 0) {
      service.put(
          "cpus", BigDecimal.valueOf(nanoCpus).divide(NANO).stripTrailingZeros().doubleValue());
    }
    Map<String, String> numbers =
        Map.ofEntries(
            Map.entry("mem_limit", "Memory"),
            Map.entry("mem_reservation", "MemoryReservation"),
            Map.entry("pids_limit", "PidsLimit"),
            Map.entry("cpu_shares", "CpuShares"),
            Map.entry("cpu_period", "CpuPeriod"),
            Map.entry("cpu_quota", "CpuQuota"),
            Map.entry("oom_score_adj", "OomScoreAdj"));
    numbers.forEach((name, field) -> {
      long value = host.path(field).asLong();
      if (value != 0) {
        service.put(name, value);
      }
    });
    text(service, "cpuset", host.path("CpusetCpus"));
  }

  private static void put(
      ObjectNode json, String name, @org.jspecify.annotations.Nullable Object value) {
    switch (value) {
      case null -> {}
      case String text -> json.put(name, text);
      case List<?> list -> putUnlessEmpty(json, name, Json.array(texts(list)));
      case Set<?> set -> putUnlessEmpty(json, name, Json.array(texts(set)));
      case Map<?, ?> map -> {
        ObjectNode entries = json.putObject(name);
        map.forEach((key, entry) -> entries.put(String.valueOf(key), String.valueOf(entry)));
      }
      default -> throw new IllegalArgumentException(name + ": " + value.getClass());
    }
  }

  private static List<String> texts(java.util.Collection<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private static @org.jspecify.annotations.Nullable String duration(
      @org.jspecify.annotations.Nullable Duration duration) {
    return duration == null ? null : duration.toNanos() / 1_000_000 + "ms";
  }
}
