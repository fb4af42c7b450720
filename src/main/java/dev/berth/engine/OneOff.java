package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Port;
import dev.berth.model.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a container that `run` makes differs from those of its service.
///
/// @param slug tells it from all others: 64 hexadecimal digits
/// @param name its name; absent for one that is made up
/// @param command arguments; absent for those of the service
/// @param entrypoint program; absent for that of the service
/// @param environment variables, beside those of the service; a null value unsets one
/// @param labels labels, beside those of the service
/// @param binds mounts as `source:target[:options]`, beside those of the service
/// @param ports published ports, beside those of the service if it has them
/// @param servicePorts publishes the ports of the service
/// @param aliases gives it the names of the service on its networks
/// @param user user; absent for that of the service
/// @param workingDirectory directory it starts in; absent for that of the service
/// @param capAdd further capabilities
/// @param capDrop capabilities taken away
/// @param tty allocates a terminal
/// @param stdin keeps standard input open
/// @param remove removes it when it ends
public record OneOff(
    String slug,
    @Nullable String name,
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    Map<String, @Nullable String> environment,
    Map<String, String> labels,
    List<String> binds,
    List<Port> ports,
    boolean servicePorts,
    boolean aliases,
    @Nullable String user,
    @Nullable String workingDirectory,
    List<String> capAdd,
    List<String> capDrop,
    boolean tty,
    boolean stdin,
    boolean remove) {
  private static final int SHORT_SLUG = 12;

  public OneOff {
    environment = new LinkedHashMap<>(environment);
    labels = Map.copyOf(labels);
    binds = List.copyOf(binds);
    ports = List.copyOf(ports);
    capAdd = List.copyOf(capAdd);
    capDrop = List.copyOf(capDrop);
  }

  /// The name that the container of a service gets.
  String containerName(Project project, String serviceName) {
    return name == null ? project.nameOf(serviceName, "run", slug.substring(0, SHORT_SLUG)) : name;
  }

  /// The labels by which tools know it, beside those of any container.
  Map<String, String> ownLabels() {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(ComposeLabels.ONE_OFF, "True");
    all.put(ComposeLabels.SLUG, slug);
    return all;
  }

  /// Changes the body that makes a container of the service into one that makes this one.
  void apply(ObjectNode body, String containerName) {
    ObjectNode host = (ObjectNode) body.get("HostConfig");
    if (entrypoint != null) {
      body.set("Entrypoint", Json.array(entrypoint));
      body.remove("Cmd");
    }
    if (command != null) {
      body.set("Cmd", Json.array(command));
    }
    body.set("Env", environment(body.path("Env")));
    if (user != null) {
      body.put("User", user);
    }
    if (workingDirectory != null) {
      body.put("WorkingDir", workingDirectory);
    }
    body.put("Tty", tty).put("OpenStdin", stdin).put("StdinOnce", stdin).put("AttachStdin", stdin);
    append(host, "CapAdd", capAdd);
    append(host, "CapDrop", capDrop);
    append(host, "Binds", binds);
    host.remove("RestartPolicy");
    host.put("AutoRemove", remove);
    publish(body, host);
    if (!aliases) {
      for (JsonNode endpoint : body.path("NetworkingConfig").path("EndpointsConfig")) {
        ((ObjectNode) endpoint).set("Aliases", Json.array(List.of(containerName)));
      }
    }
  }

  private ArrayNode environment(JsonNode there) {
    Map<String, @Nullable String> variables = new LinkedHashMap<>();
    for (JsonNode variable : there) {
      String[] parts = variable.asText().split("=", 2);
      variables.put(parts[0], parts.length > 1 ? parts[1] : null);
    }
    variables.putAll(environment);
    ArrayNode all = Json.array();
    variables.forEach((name, value) -> all.add(value == null ? name : name + "=" + value));
    return all;
  }

  private void publish(ObjectNode body, ObjectNode host) {
    ObjectNode bindings =
        servicePorts && host.path("PortBindings").isObject()
            ? (ObjectNode) host.get("PortBindings")
            : Json.object();
    ObjectNode exposed =
        body.path("ExposedPorts").isObject()
            ? (ObjectNode) body.get("ExposedPorts")
            : Json.object();
    for (Port port : ports) {
      String key = port.target() + "/" + port.protocol();
      ObjectNode binding = Json.object();
      binding.put("HostIp", port.hostIp() == null ? "" : port.hostIp());
      binding.put("HostPort", port.published() == null ? "" : port.published());
      ArrayNode list = bindings.path(key).isArray() ? (ArrayNode) bindings.get(key) : Json.array();
      list.add(binding);
      bindings.set(key, list);
      exposed.set(key, Json.object());
    }
    host.set("PortBindings", bindings);
    body.set("ExposedPorts", exposed);
  }

  private static void append(ObjectNode host, String name, List<String> more) {
    ArrayNode all = host.path(name).isArray() ? (ArrayNode) host.get(name) : Json.array();
    more.forEach(all::add);
    host.set(name, all);
  }
}
