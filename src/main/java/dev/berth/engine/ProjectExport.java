package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Describes what runs of a project as a Compose file: whoever made it, planning with the file
/// finds nothing to do.
public final class ProjectExport {
  /// What a service was made from: the digest in the labels of its containers.
  public static final String HASH = "x-berth-exported";

  private final String projectName;
  private final Snapshot snapshot;
  private final ObjectNode networks = Json.object();
  private final ObjectNode volumes = Json.object();

  private ProjectExport(String projectName, Snapshot snapshot) {
    this.projectName = projectName;
    this.snapshot = snapshot;
  }

  /// The file; without services if there is no such project.
  public static ObjectNode of(Docker docker, String projectName) {
    return new ProjectExport(projectName, new Observer(docker).observe(projectName, null)).file();
  }

  private ObjectNode file() {
    Map<String, List<ObservedContainer>> containers = new TreeMap<>();
    for (ObservedContainer container : snapshot.containers()) {
      if (!container.oneOff()) {
        containers.computeIfAbsent(
            container.serviceName(),
            name ->
                snapshot.ofService(name).stream()
                    .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                    .toList());
      }
    }
    ObjectNode services = Json.object();
    containers.forEach((name, all) -> services.set(name, service(name, all)));
    ObjectNode file = Json.object().put("name", projectName);
    file.set("services", services);
    putUnlessEmpty(file, "networks", networks);
    putUnlessEmpty(file, "volumes", volumes);
    return file;
  }

  private ObjectNode service(String name, List<ObservedContainer> containers) {
    ObservedContainer first = containers.getFirst();
    JsonNode image = snapshot.images().getOrDefault(first.imageId(), Json.object()).path("Config");
    ObjectNode service = new ServiceExport(first.inspected(), image).service();
    if (!first.name().equals(projectName + "-" + name + "-" + first.number())
        && !first.name().equals(projectName + "_" + name + "_" + first.number())) {
      service.put("container_name", first.intendedName().orElse(first.name()));
    } else if (containers.size() > 1) {
      service.put("scale", containers.size());
    }
    mode(service, first);
    mounts(service, first, image);
    ObjectNode needs = dependencies(first);
    putUnlessEmpty(service, "depends_on", needs);
    first.label(ComposeLabels.CONFIG_HASH).ifPresent(hash -> service.put(HASH, hash));
    return service;
  }

  private static ObjectNode dependencies(ObservedContainer container) {
    ObjectNode needs = Json.object();
    for (String text : container.label(ComposeLabels.DEPENDS_ON).orElse("").split(",", -1)) {
      String[] parts = text.split(":", 3);
      if (parts.length == 3) {
        needs
            .putObject(parts[0])
            .put("condition", parts[1])
            .put("restart", Boolean.parseBoolean(parts[2]));
      }
    }
    return needs;
  }

  private void mode(ObjectNode service, ObservedContainer container) {
    JsonNode host = container.inspected().path("HostConfig");
    for (Map.Entry<String, String> mode : Map.of("ipc", "IpcMode", "pid", "PidMode").entrySet()) {
      String value = host.path(mode.getValue()).asText("");
      if (value.startsWith("container:")) {
        service.put(mode.getKey(), ofService(value));
      } else if (!value.isEmpty() && known(container, mode.getKey())) {
        service.put(mode.getKey(), value);
      }
    }
    String network = host.path("NetworkMode").asText("");
    if (network.startsWith("container:")) {
      service.put("network_mode", ofService(network));
    } else if (List.of("host", "none", "bridge").contains(network)) {
      service.put("network_mode", network);
    } else {
      networks(service, container);
    }
  }

  /// The engine's own choice is written only where the maker has chosen, or may have.
  private static boolean known(ObservedContainer container, String attribute) {
    return container.fields() != null && container.fields().contains(attribute);
  }

  private String ofService(String mode) {
    String id = mode.substring("container:".length());
    return snapshot.containers().stream()
        .filter(container -> container.id().equals(id))
        .findFirst()
        .map(container -> "service:" + container.serviceName())
        .orElse(mode);
  }

  private void networks(ObjectNode service, ObservedContainer container) {
    ObjectNode joined = Json.object();
    for (Map.Entry<String, JsonNode> entry :
        container.inspected().path("NetworkSettings").path("Networks").properties()) {
      ObjectNode attachment = joined.putObject(network(entry.getKey()));
      TreeSet<String> aliases = new TreeSet<>();
      entry.getValue().path("Aliases").forEach(alias -> aliases.add(alias.asText()));
      aliases.removeIf(container::isOwnName);
      putUnlessEmpty(attachment, "aliases", Json.array(List.copyOf(aliases)));
      JsonNode fixed = entry.getValue().path("IPAMConfig");
      text(attachment, "ipv4_address", fixed.path("IPv4Address"));
      text(attachment, "ipv6_address", fixed.path("IPv6Address"));
      if (fixed.path("LinkLocalIPs").isArray()) {
        putUnlessEmpty(attachment, "link_local_ips", (ArrayNode) fixed.get("LinkLocalIPs"));
      }
      if (container
              .inspected()
              .path("HostConfig")
              .path("NetworkMode")
              .asText()
              .equals(entry.getKey())
          && container.inspected().path("NetworkSettings").path("Networks").size() > 1) {
        attachment.put("priority", 1);
      }
    }
    putUnlessEmpty(service, "networks", joined);
  }

  /// The key of a network, which is declared as well.
  private String network(String name) {
    JsonNode there = snapshot.networks().get(name);
    if (there == null) {
      networks.putObject(name).put("name", name).put("external", true);
      return name;
    }
    String key = there.path("Labels").path(ComposeLabels.NETWORK).asText(name);
    ObjectNode declared = networks.putObject(key).put("name", name);
    text(declared, "driver", there.path("Driver"));
    putUnlessEmpty(declared, "driver_opts", there.path("Options"));
    flag(declared, "internal", there.path("Internal"));
    flag(declared, "attachable", there.path("Attachable"));
    flag(declared, "enable_ipv6", there.path("EnableIPv6"));
    ServiceExport.labels(declared, there.path("Labels"), Json.object());
    return key;
  }

  private void mounts(ObjectNode service, ObservedContainer container, JsonNode image) {
    JsonNode host = container.inspected().path("HostConfig");
    ArrayNode list = Json.array();
    for (JsonNode bind : host.path("Binds")) {
      String[] parts = bind.asText().split(":", 3);
      boolean path = parts[0].startsWith("/");
      String source = path ? parts[0] : volume(parts[0]);
      String options = parts.length > 2 ? parts[2] : "rw";
      list.add(source + ":" + parts[1] + (options.equals("rw") ? "" : ":" + options));
    }
    for (JsonNode mount : host.path("Mounts")) {
      mount(list, mount, container, image);
    }
    putUnlessEmpty(service, "volumes", list);
    ArrayNode from = Json.array();
    for (JsonNode other : host.path("VolumesFrom")) {
      String[] parts = other.asText().split(":", 2);
      from.add(ofService("container:" + parts[0]).replaceFirst("^service:", ""));
    }
    putUnlessEmpty(service, "volumes_from", from);
  }

  private void mount(ArrayNode list, JsonNode mount, ObservedContainer container, JsonNode image) {
    String target = mount.path("Target").asText();
    String type = mount.path("Type").asText();
    boolean nameless = container.anonymousVolumes().containsKey(target) && type.equals("volume");
    if (nameless && image.path("Volumes").has(target)) {
      return;
    }
    ObjectNode entry = Json.object().put("type", type).put("target", target);
    String source = mount.path("Source").asText("");
    if (!nameless && !source.isEmpty()) {
      entry.put("source", type.equals("volume") ? volume(source) : source);
    }
    flag(entry, "read_only", mount.path("ReadOnly"));
    ObjectNode bind = Json.object();
    text(bind, "propagation", mount.path("BindOptions").path("Propagation"));
    flag(bind, "create_host_path", mount.path("BindOptions").path("CreateMountpoint"));
    if (mount.path("BindOptions").path("NonRecursive").asBoolean()) {
      bind.put("recursive", "disabled");
    }
    if (type.equals("bind")) {
      entry.set("bind", bind.isEmpty() ? bind.put("create_host_path", false) : bind);
    }
    ObjectNode volume = Json.object();
    flag(volume, "nocopy", mount.path("VolumeOptions").path("NoCopy"));
    text(volume, "subpath", mount.path("VolumeOptions").path("Subpath"));
    putUnlessEmpty(entry, "volume", volume);
    ObjectNode memory = Json.object();
    long size = mount.path("TmpfsOptions").path("SizeBytes").asLong();
    if (size > 0) {
      memory.put("size", size);
    }
    long mode = mount.path("TmpfsOptions").path("Mode").asLong();
    if (mode > 0) {
      memory.put("mode", mode);
    }
    putUnlessEmpty(entry, "tmpfs", memory);
    list.add(entry);
  }

  /// The key of a volume, which is declared as well.
  private String volume(String name) {
    JsonNode there = snapshot.volumes().get(name);
    if (there == null) {
      volumes.putObject(name).put("name", name).put("external", true);
      return name;
    }
    String key = there.path("Labels").path(ComposeLabels.VOLUME).asText(name);
    ObjectNode declared = volumes.putObject(key).put("name", name);
    text(declared, "driver", there.path("Driver"));
    putUnlessEmpty(declared, "driver_opts", there.path("Options"));
    ServiceExport.labels(declared, there.path("Labels"), Json.object());
    return key;
  }

  static void text(ObjectNode json, String name, JsonNode value) {
    if (!value.asText("").isEmpty() && !value.isNull()) {
      json.put(name, value.asText());
    }
  }

  static void flag(ObjectNode json, String name, JsonNode value) {
    if (value.asBoolean()) {
      json.put(name, true);
    }
  }

  static void putUnlessEmpty(ObjectNode json, String name, @Nullable JsonNode value) {
    if (value != null && !value.isEmpty()) {
      json.set(name, value);
    }
  }
}
