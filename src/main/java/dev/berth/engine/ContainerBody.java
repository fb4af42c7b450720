package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Healthcheck;
import dev.berth.model.Lifecycle;
import dev.berth.model.Port;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the body of `POST /containers/create` for a container of a service.
final class ContainerBody {
  private final Project project;
  private final Service service;
  private final Placement placement;

  private ContainerBody(Project project, Service service, Placement placement) {
    this.project = project;
    this.service = service;
    this.placement = placement;
  }

  /// The body without the labels of [#labels]: what the file says.
  static ObjectNode of(Project project, Service service, Placement placement) {
    return new ContainerBody(project, service, placement).body();
  }

  private ObjectNode body() {
    ObjectNode body = Json.object();
    put(body, "Hostname", service.identity().hostname());
    put(body, "Domainname", service.identity().domainname());
    put(body, "User", service.process().user());
    put(body, "WorkingDir", service.process().workingDirectory());
    put(body, "StopSignal", service.process().stopSignal());
    body.put("Image", Names.image(project, service));
    body.put("Tty", Boolean.TRUE.equals(service.process().tty()));
    body.put("OpenStdin", Boolean.TRUE.equals(service.process().stdinOpen()));
    body.put("AttachStdout", true).put("AttachStderr", true);
    body.set("Env", Json.array(environment()));
    body.set("ExposedPorts", exposedPorts());
    body.set("Labels", Json.object(service.identity().labels()));
    if (service.process().command() != null) {
      body.set("Cmd", Json.array(service.process().command()));
    }
    if (service.process().entrypoint() != null) {
      body.set("Entrypoint", Json.array(service.process().entrypoint()));
    }
    Duration grace = service.process().stopGracePeriod();
    if (grace != null) {
      body.put("StopTimeout", grace.toSeconds());
    }
    if (service.lifecycle().healthcheck() != null) {
      body.set("Healthcheck", healthcheck(service.lifecycle().healthcheck()));
    }
    EndpointBodies endpoints = new EndpointBodies(project, service, placement);
    if (!placement.api().atLeast(EndpointBodies.MAC_BY_NETWORK)) {
      put(body, "MacAddress", endpoints.macAddress());
    }
    ObjectNode host = HostConfigBody.of(service, placement);
    MountBodies.addTo(host, project, service, placement);
    host.put("NetworkMode", endpoints.networkMode());
    body.set("HostConfig", host);
    body.set("NetworkingConfig", Json.object().set("EndpointsConfig", endpoints.all()));
    return body;
  }

  /// The labels by which tools know the container.
  ///
  /// @param fields names of the attributes that the file sets
  static Map<String, String> labels(
      Project project, Service service, Placement placement, Set<String> fields) {
    Map<String, String> labels = new TreeMap<>();
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.SERVICE, service.name());
    labels.put(ComposeLabels.NUMBER, Integer.toString(placement.number()));
    labels.put(ComposeLabels.ONE_OFF, "False");
    labels.put(ComposeLabels.CONFIG_HASH, service.configHash().digest(placement::containerOf));
    labels.put(ComposeLabels.DEPENDS_ON, dependencies(service.lifecycle()));
    labels.put(ComposeLabels.WORKING_DIRECTORY, project.workingDirectory().toString());
    labels.put(
        ComposeLabels.CONFIG_FILES,
        project.files().stream().map(Path::toString).collect(Collectors.joining(",")));
    labels.put(ComposeLabels.VERSION, ComposeLabels.OWN_VERSION);
    labels.put(ComposeLabels.FIELDS, String.join(",", fields));
    if (placement.imageId() != null) {
      labels.put(ComposeLabels.IMAGE, placement.imageId());
    }
    if (!placement.contents().isEmpty()) {
      labels.put(ComposeLabels.CONTENTS, Contents.label(placement.contents()));
    }
    return labels;
  }

  private static String dependencies(Lifecycle lifecycle) {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, Lifecycle.Dependency> entry :
        new TreeMap<>(lifecycle.dependsOn()).entrySet()) {
      Lifecycle.Dependency dependency = entry.getValue();
      texts.add(entry.getKey() + ":" + dependency.condition().text() + ":" + dependency.restart());
    }
    return String.join(",", texts);
  }

  private List<String> environment() {
    List<String> environment = new ArrayList<>();
    service
        .process()
        .environment()
        .forEach((name, value) -> environment.add(value == null ? name : name + "=" + value));
    return environment;
  }

  private ObjectNode exposedPorts() {
    ObjectNode ports = Json.object();
    for (Port port : service.networking().ports()) {
      ports.set(port.target() + "/" + port.protocol(), Json.object());
    }
    for (String expose : service.networking().expose()) {
      ports.set(expose, Json.object());
    }
    return ports;
  }

  private static ObjectNode healthcheck(Healthcheck check) {
    ObjectNode json = Json.object();
    if (check.disable()) {
      return json.set("Test", Json.array(List.of("NONE")));
    }
    if (check.test() != null) {
      json.set("Test", Json.array(check.test()));
    }
    putNanoseconds(json, "Interval", check.interval());
    putNanoseconds(json, "Timeout", check.timeout());
    putNanoseconds(json, "StartPeriod", check.startPeriod());
    putNanoseconds(json, "StartInterval", check.startInterval());
    if (check.retries() != null) {
      json.put("Retries", check.retries());
    }
    return json;
  }

  private static void putNanoseconds(ObjectNode json, String name, @Nullable Duration duration) {
    if (duration != null) {
      json.put(name, duration.toNanos());
    }
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
