package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.swarm.spec.ServiceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes the services of a stack as a Compose file: whoever deployed it, planning with the file
/// finds nothing to do. Configs and secrets are external there: a swarm never shows a secret.
public final class StackExport {

  private final String stack;
  private final Snapshot snapshot;
  private final ObjectNode networks = Json.object();
  private final ObjectNode volumes = Json.object();
  private final Map<String, ObjectNode> files =
      Map.of("configs", Json.object(), "secrets", Json.object());

  private StackExport(String stack, Snapshot snapshot) {
    this.stack = stack;
    this.snapshot = snapshot;
  }

  /// The file; without services if there is no such stack.
  public static ObjectNode of(Docker docker, String stack) {
    return new StackExport(stack, Snapshot.take(docker, stack)).file();
  }

  private ObjectNode file() {
    ObjectNode services = Json.object();
    snapshot
        .services()
        .forEach((name, json) -> services.set(withoutStack(name), service(json.path("Spec"))));
    ObjectNode file = Json.object();
    file.set("services", services);
    put(file, "networks", networks);
    put(file, "volumes", volumes);
    put(file, "configs", files.get("configs"));
    put(file, "secrets", files.get("secrets"));
    return file;
  }

  private String withoutStack(String name) {
    return name.startsWith(stack + "_") ? name.substring(stack.length() + 1) : name;
  }

  private ObjectNode service(JsonNode spec) {
    JsonNode task = spec.path("TaskTemplate");
    JsonNode container = task.path("ContainerSpec");
    ObjectNode service = Json.object();
    JsonNode written = spec.path("Labels").path(ServiceJson.IMAGE_LABEL);
    text(service, "image", written.isTextual() ? written : container.path("Image"));
    put(service, "entrypoint", container.get("Command"));
    put(service, "command", container.get("Args"));
    environment(service, container.path("Env"));
    text(service, "hostname", container.path("Hostname"));
    text(service, "working_dir", container.path("Dir"));
    text(service, "user", container.path("User"));
    put(service, "group_add", container.get("Groups"));
    text(service, "stop_signal", container.path("StopSignal"));
    duration(service, "stop_grace_period", container.path("StopGracePeriod"));
    flag(service, "tty", container.path("TTY"));
    flag(service, "stdin_open", container.path("OpenStdin"));
    flag(service, "read_only", container.path("ReadOnly"));
    if (container.path("Init").isBoolean()) {
      service.put("init", container.path("Init").asBoolean());
    }
    put(service, "labels", userLabels(container.path("Labels")));
    put(service, "cap_add", container.get("CapabilityAdd"));
    put(service, "cap_drop", container.get("CapabilityDrop"));
    put(service, "sysctls", container.get("Sysctls"));
    put(service, "dns", container.path("DNSConfig").get("Nameservers"));
    put(service, "dns_search", container.path("DNSConfig").get("Search"));
    put(service, "dns_opt", container.path("DNSConfig").get("Options"));
    if (container.path("OomScoreAdj").asInt() != 0) {
      service.put("oom_score_adj", container.path("OomScoreAdj").asInt());
    }
    if (!container.path("Isolation").asText("default").equals("default")) {
      text(service, "isolation", container.path("Isolation"));
    }
    hosts(service, container.path("Hosts"));
    ulimits(service, container.path("Ulimits"));
    health(service, container.path("Healthcheck"));
    logging(service, task.path("LogDriver"));
    files(service, "configs", "Config", container.path("Configs"));
    files(service, "secrets", "Secret", container.path("Secrets"));
    ports(service, spec.path("EndpointSpec").path("Ports"));
    networks(service, task.path("Networks"), withoutStack(spec.path("Name").asText()));
    mounts(service, container.path("Mounts"));
    put(service, "deploy", new DeployExport(spec).deploy(userLabels(spec.path("Labels"))));
    return service;
  }

  private static ObjectNode userLabels(JsonNode labels) {
    ObjectNode own = Json.object();
    for (Map.Entry<String, JsonNode> label : labels.properties()) {
      if (!label.getKey().equals(StackLabels.NAMESPACE)
          && !label.getKey().equals(ServiceJson.IMAGE_LABEL)) {
        own.set(label.getKey(), label.getValue());
      }
    }
    return own;
  }

  private static void environment(ObjectNode service, JsonNode list) {
    ObjectNode environment = Json.object();
    for (JsonNode entry : list) {
      String[] parts = entry.asText().split("=", 2);
      if (parts.length > 1) {
        environment.put(parts[0], parts[1]);
      } else {
        environment.putNull(parts[0]);
      }
    }
    put(service, "environment", environment);
  }

  private static void hosts(ObjectNode service, JsonNode hosts) {
    ArrayNode list = Json.array();
    for (JsonNode host : hosts) {
      String[] parts = host.asText().split("\\s+", 2);
      list.add(parts[parts.length - 1] + "=" + parts[0]);
    }
    put(service, "extra_hosts", list);
  }

  private static void ulimits(ObjectNode service, JsonNode list) {
    ObjectNode limits = Json.object();
    for (JsonNode limit : list) {
      limits
          .putObject(limit.path("Name").asText())
          .put("soft", limit.path("Soft").asLong())
          .put("hard", limit.path("Hard").asLong());
    }
    put(service, "ulimits", limits);
  }

  private static void health(ObjectNode service, JsonNode json) {
    ObjectNode check = Json.object();
    if (json.path("Test").path(0).asText().equals("NONE")) {
      check.put("disable", true);
    } else {
      put(check, "test", json.get("Test"));
      duration(check, "interval", json.path("Interval"));
      duration(check, "timeout", json.path("Timeout"));
      duration(check, "start_period", json.path("StartPeriod"));
      duration(check, "start_interval", json.path("StartInterval"));
      if (json.path("Retries").asInt() > 0) {
        check.put("retries", json.path("Retries").asInt());
      }
    }
    put(service, "healthcheck", check);
  }

  private static void logging(ObjectNode service, JsonNode driver) {
    ObjectNode logging = Json.object();
    text(logging, "driver", driver.path("Name"));
    put(logging, "options", driver.get("Options"));
    put(service, "logging", logging);
  }

  private void files(ObjectNode service, String section, String word, JsonNode uses) {
    ArrayNode list = Json.array();
    for (JsonNode use : uses) {
      String name = use.path(word + "Name").asText();
      JsonNode file = use.path("File");
      if (file.isObject()) {
        files.getOrDefault(section, Json.object()).putObject(name).put("external", true);
        list.addObject()
            .put("source", name)
            .put("target", file.path("Name").asText())
            .put("uid", file.path("UID").asText())
            .put("gid", file.path("GID").asText())
            .put("mode", file.path("Mode").asInt());
      }
    }
    put(service, section, list);
  }

  private static void ports(ObjectNode service, JsonNode ports) {
    ArrayNode list = Json.array();
    for (JsonNode port : ports) {
      ObjectNode entry =
          list.addObject()
              .put("target", port.path("TargetPort").asInt())
              .put("protocol", port.path("Protocol").asText("tcp"))
              .put("mode", port.path("PublishMode").asText("ingress"));
      if (port.path("PublishedPort").asInt() > 0) {
        entry.put("published", port.path("PublishedPort").asInt());
      }
    }
    put(service, "ports", list);
  }

  private void networks(ObjectNode service, JsonNode attachments, String serviceName) {
    ObjectNode joined = Json.object();
    for (JsonNode attachment : attachments) {
      ObjectNode entry =
          joined.putObject(network(snapshot.networkName(attachment.path("Target").asText())));
      List<String> aliases = new ArrayList<>();
      attachment.path("Aliases").forEach(alias -> aliases.add(alias.asText()));
      aliases.remove(serviceName);
      put(entry, "aliases", Json.array(aliases));
      put(entry, "driver_opts", attachment.get("DriverOpts"));
    }
    put(service, "networks", joined);
  }

  /// The key of a network, which is declared as well.
  private String network(String name) {
    JsonNode there = snapshot.networks().get(name);
    if (there == null || Snapshot.stackOf(there).filter(stack::equals).isEmpty()) {
      networks.putObject(name).put("name", name).put("external", true);
      return name;
    }
    String key = withoutStack(name);
    ObjectNode declared = networks.putObject(key).put("name", name);
    text(declared, "driver", there.path("Driver"));
    ObjectNode options = Json.object();
    there.path("Options").properties().stream()
        .filter(option -> !option.getKey().endsWith("vxlanid_list"))
        .forEach(option -> options.set(option.getKey(), option.getValue()));
    put(declared, "driver_opts", options);
    flag(declared, "internal", there.path("Internal"));
    flag(declared, "attachable", there.path("Attachable"));
    flag(declared, "enable_ipv6", there.path("EnableIPv6"));
    put(declared, "labels", userLabels(there.path("Labels")));
    return key;
  }

  private void mounts(ObjectNode service, JsonNode mounts) {
    ArrayNode list = Json.array();
    for (JsonNode mount : mounts) {
      ObjectNode entry = list.addObject();
      String type = mount.path("Type").asText();
      entry.put("type", type).put("target", mount.path("Target").asText());
      String source = mount.path("Source").asText("");
      if (!source.isEmpty()) {
        entry.put("source", type.equals("volume") ? volume(source, mount) : source);
      }
      flag(entry, "read_only", mount.path("ReadOnly"));
      ObjectNode bind = Json.object();
      text(bind, "propagation", mount.path("BindOptions").path("Propagation"));
      put(entry, "bind", bind);
      ObjectNode volume = Json.object();
      flag(volume, "nocopy", mount.path("VolumeOptions").path("NoCopy"));
      text(volume, "subpath", mount.path("VolumeOptions").path("Subpath"));
      put(entry, "volume", volume);
      long size = mount.path("TmpfsOptions").path("SizeBytes").asLong();
      if (size > 0) {
        entry.putObject("tmpfs").put("size", size);
      }
    }
    put(service, "volumes", list);
  }

  private String volume(String name, JsonNode mount) {
    JsonNode options = mount.path("VolumeOptions");
    if (Snapshot.stackOf(options).filter(stack::equals).isEmpty()) {
      volumes.putObject(name).put("name", name).put("external", true);
      return name;
    }
    String key = withoutStack(name);
    ObjectNode declared = volumes.putObject(key).put("name", name);
    text(declared, "driver", options.path("DriverConfig").path("Name"));
    put(declared, "driver_opts", options.path("DriverConfig").get("Options"));
    put(declared, "labels", userLabels(options.path("Labels")));
    return key;
  }

  static void text(ObjectNode json, String name, JsonNode value) {
    if (!value.isNull() && !value.asText("").isEmpty()) {
      json.put(name, value.asText());
    }
  }

  static void flag(ObjectNode json, String name, JsonNode value) {
    if (value.asBoolean()) {
      json.put(name, true);
    }
  }

  static void duration(ObjectNode json, String name, JsonNode nanoseconds) {
    if (nanoseconds.isNumber()) {
      json.put(name, nanoseconds.asLong() / 1000 + "us");
    }
  }

  static void put(ObjectNode json, String name, @Nullable JsonNode value) {
    if (value != null && !value.isEmpty()) {
      json.set(name, value);
    }
  }
}
