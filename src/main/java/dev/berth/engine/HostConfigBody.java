package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Deploy;
import dev.berth.model.DeviceRequest;
import dev.berth.model.ExtraHost;
import dev.berth.model.Isolation;
import dev.berth.model.Logging;
import dev.berth.model.Networking;
import dev.berth.model.Port;
import dev.berth.model.Restart;
import dev.berth.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes the `HostConfig` of a container, mounts and networks apart.
final class HostConfigBody {
  private static final int ANNOTATIONS = 43;

  private final Service service;
  private final Placement placement;
  private final ObjectNode host = Json.object();

  private HostConfigBody(Service service, Placement placement) {
    this.service = service;
    this.placement = placement;
  }

  static ObjectNode of(Service service, Placement placement) {
    HostConfigBody body = new HostConfigBody(service, placement);
    if (placement.api().atLeast(ANNOTATIONS)) {
      body.map("Annotations", service.identity().annotations());
    }
    body.networking(service.networking());
    body.isolation(service.isolation());
    body.host.set("RestartPolicy", body.restart());
    ResourcesBody.addTo(body.host, service);
    body.logging(service.logging());
    body.devices();
    body.storage();
    return body.host;
  }

  private void networking(Networking networking) {
    ObjectNode bindings = Json.object();
    for (Port port : networking.ports()) {
      String key = port.target() + "/" + port.protocol();
      ArrayNode list = (ArrayNode) bindings.optional(key).orElseGet(Json::array);
      list.add(
          Json.object()
              .put("HostIp", port.hostIp() == null ? "" : port.hostIp())
              .put("HostPort", port.published() == null ? "" : port.published()));
      bindings.set(key, list);
    }
    host.set("PortBindings", bindings);
    list("Dns", networking.dns());
    list("DnsOptions", networking.dnsOptions());
    list("DnsSearch", networking.dnsSearch());
    List<ExtraHost> hosts = new ArrayList<>(networking.extraHosts());
    hosts.sort(ExtraHost.ORDER);
    List<String> extraHosts = new ArrayList<>();
    for (ExtraHost host : hosts) {
      extraHosts.add(host.name() + ":" + host.address());
    }
    list("ExtraHosts", extraHosts);
  }

  private void isolation(Isolation isolation) {
    if (isolation.privileged() != null) {
      host.put("Privileged", isolation.privileged());
    }
    list("CapAdd", capabilities(isolation.capAdd()));
    list("CapDrop", capabilities(isolation.capDrop()));
    list("SecurityOpt", isolation.securityOptions());
    list("DeviceCgroupRules", isolation.deviceCgroupRules());
    map("Sysctls", isolation.sysctls());
    text("IpcMode", placement.namespace(isolation.ipc()));
    text("PidMode", placement.namespace(isolation.pid()));
    text("UTSMode", isolation.uts());
    text("UsernsMode", isolation.userns());
    text("CgroupnsMode", isolation.cgroup());
    text("CgroupParent", isolation.cgroupParent());
    text("Isolation", isolation.isolation());
    text("Runtime", isolation.runtime());
    if (service.process().init() != null) {
      host.put("Init", service.process().init());
    }
    list("GroupAdd", service.process().groupAdd());
  }

  private static List<String> capabilities(List<String> names) {
    Set<String> capabilities = new TreeSet<>();
    for (String name : names) {
      String upper = name.toUpperCase(Locale.ROOT);
      boolean complete = upper.equals("ALL") || upper.startsWith("CAP_");
      capabilities.add(complete ? upper : "CAP_" + upper);
    }
    return List.copyOf(capabilities);
  }

  /// `deploy.restart_policy` before `restart`, as the reference does it.
  private ObjectNode restart() {
    Deploy.RestartPolicy policy =
        service.deploy() == null ? null : service.deploy().restartPolicy();
    if (policy != null) {
      String condition = policy.condition() == null ? "" : policy.condition();
      ObjectNode json =
          Json.object()
              .put(
                  "Name",
                  switch (condition) {
                    case "none" -> "no";
                    case "any" -> "always";
                    default -> condition;
                  });
      return policy.maxAttempts() == null
          ? json
          : json.put("MaximumRetryCount", policy.maxAttempts());
    }
    Restart restart = service.lifecycle().restart();
    if (restart == null) {
      return Json.object().put("Name", "");
    }
    return Json.object()
        .put("Name", restart.mode().text())
        .put("MaximumRetryCount", restart.maximumRetries());
  }

  private void logging(@Nullable Logging logging) {
    if (logging != null) {
      ObjectNode json = Json.object();
      json.put("Type", logging.driver() == null ? "" : logging.driver());
      json.set("Config", Json.object(logging.options()));
      host.set("LogConfig", json);
    }
  }

  private void devices() {
    ArrayNode devices = Json.array();
    for (Isolation.Device device : service.isolation().devices()) {
      devices.add(
          Json.object()
              .put("PathOnHost", device.source())
              .put("PathInContainer", device.target() == null ? device.source() : device.target())
              .put(
                  "CgroupPermissions",
                  device.permissions() == null ? "rwm" : device.permissions()));
    }
    host.set("Devices", devices);
    ArrayNode requests = Json.array();
    service.resources().gpus().forEach(gpus -> requests.add(request(gpus, withGpu(gpus))));
    if (service.deploy() != null && service.deploy().reservations() != null) {
      service
          .deploy()
          .reservations()
          .devices()
          .forEach(asked -> requests.add(request(asked, asked.capabilities())));
    }
    host.set("DeviceRequests", requests);
  }

  /// What `gpus` asks for is a GPU, whatever else it must be capable of.
  private static List<String> withGpu(DeviceRequest gpus) {
    List<String> capabilities = new ArrayList<>(gpus.capabilities());
    if (!capabilities.contains("gpu")) {
      capabilities.add("gpu");
    }
    return capabilities;
  }

  private static ObjectNode request(DeviceRequest request, List<String> capabilities) {
    ObjectNode json = Json.object();
    if (request.driver() != null) {
      json.put("Driver", request.driver());
    }
    long all = request.deviceIds().isEmpty() ? -1 : 0;
    json.put("Count", request.count() == null ? all : request.count());
    json.set("DeviceIDs", Json.array(request.deviceIds()));
    json.set("Capabilities", Json.array().add(Json.array(capabilities)));
    json.set("Options", Json.object(request.options()));
    return json;
  }

  private void storage() {
    if (service.storage().readOnly() != null) {
      host.put("ReadonlyRootfs", service.storage().readOnly());
    }
    if (service.storage().shmSize() != null) {
      host.put("ShmSize", service.storage().shmSize());
    }
    map("StorageOpt", service.storage().storageOptions());
    ObjectNode tmpfs = Json.object();
    for (String entry : service.storage().tmpfs()) {
      String[] parts = entry.split(":", 2);
      tmpfs.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    host.set("Tmpfs", tmpfs);
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      host.put(name, value);
    }
  }

  private void list(String name, @Nullable List<String> values) {
    if (values != null && !values.isEmpty()) {
      host.set(name, Json.array(values));
    }
  }

  private void map(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      host.set(name, Json.object(values));
    }
  }
}
