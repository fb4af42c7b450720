package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.swarm.spec.ServiceSpec.AttachmentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// [ServiceSpec] from and to the `ServiceSpec` of the Engine API (`POST /services/create`).
public final class ServiceJson {
  /// Label with the image as the file writes it. What the file itself says there is passed over.
  public static final String IMAGE_LABEL = "com.docker.stack.image";

  private ServiceJson() {}

  /// Reads a spec as the manager gives it.
  ///
  /// @param json the `Spec` of a service
  /// @param networkNames name of a network by ID
  public static ServiceSpec read(JsonNode json, UnaryOperator<String> networkNames) {
    JsonNode task = json.path("TaskTemplate");
    JsonNode container = task.path("ContainerSpec");
    Map<String, String> labels = Sparse.map(json, "Labels");
    Map<String, String> ownLabels =
        labels == null ? new LinkedHashMap<>() : new LinkedHashMap<>(labels);
    String written = ownLabels.remove(IMAGE_LABEL);
    JsonNode dns = container.path("DNSConfig");
    return new ServiceSpec(
        image(container.path("Image").asText(), written, task.path("Placement")),
        Sparse.texts(container, "Command"),
        Sparse.texts(container, "Args"),
        Variables.read(container.path("Env")),
        Sparse.text(container, "Hostname"),
        Sparse.text(container, "Dir"),
        Sparse.text(container, "User"),
        Sparse.texts(container, "Groups"),
        Sparse.flag(container, "TTY"),
        Sparse.flag(container, "OpenStdin"),
        Sparse.flag(container, "ReadOnly"),
        container.hasNonNull("Init") ? container.path("Init").asBoolean() : null,
        Sparse.text(container, "StopSignal"),
        Sparse.duration(container, "StopGracePeriod"),
        Sparse.map(container, "Labels"),
        networks(task.path("Networks"), networkNames),
        ports(json.path("EndpointSpec").path("Ports")),
        ContainerJson.mounts(container),
        ContainerJson.configs(container),
        ContainerJson.secrets(container),
        Sparse.optional(container, "Healthcheck", ContainerJson::healthcheck),
        dns.isObject() ? Sparse.list(dns, "Nameservers") : null,
        Sparse.texts(dns, "Search"),
        Sparse.texts(dns, "Options"),
        Sparse.texts(container, "Hosts"),
        Sparse.map(container, "Sysctls"),
        ContainerJson.ulimits(container),
        texts(container.path("CapabilityAdd")),
        texts(container.path("CapabilityDrop")),
        Sparse.text(container, "Isolation"),
        container.path("OomScoreAdj").asInt() == 0 ? null : container.path("OomScoreAdj").asInt(),
        ContainerJson.credentialSpec(container),
        Sparse.optional(
            task,
            "LogDriver",
            driver ->
                new ServiceSpec.LoggingSpec(
                    Sparse.text(driver, "Name"), Sparse.map(driver, "Options"))),
        DeployJson.read(json, ownLabels));
  }

  private static StackImage image(String reference, @Nullable String written, JsonNode placement) {
    List<StackImage.Platform> platforms = new ArrayList<>();
    for (JsonNode platform : placement.path("Platforms")) {
      platforms.add(
          new StackImage.Platform(
              platform.path("Architecture").asText(), platform.path("OS").asText()));
    }
    return new StackImage(written == null ? reference : written, reference, platforms);
  }

  private static Map<String, AttachmentSpec> networks(
      JsonNode list, UnaryOperator<String> networkNames) {
    Map<String, AttachmentSpec> networks = new LinkedHashMap<>();
    for (JsonNode network : list) {
      networks.put(
          networkNames.apply(network.path("Target").asText()),
          new AttachmentSpec(Sparse.texts(network, "Aliases"), Sparse.map(network, "DriverOpts")));
    }
    return networks;
  }

  private static Set<String> ports(JsonNode list) {
    Set<String> ports = new LinkedHashSet<>();
    list.forEach(port -> ports.add(PortText.read(port).toString()));
    return ports;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /// Writes a spec as the manager takes it.
  ///
  /// @param name name of the service
  /// @param ids IDs of the configs and secrets in use
  /// @param forceUpdate the counter that the service has now; 0 for a new one
  public static ObjectNode write(String name, ServiceSpec spec, FileIds ids, long forceUpdate) {
    DeploySpec deploy = spec.deploy();
    ObjectNode labels = Json.object();
    if (deploy.labels() != null) {
      deploy.labels().forEach(labels::put);
    }
    labels.put(IMAGE_LABEL, spec.image().written());
    ObjectNode json = Json.object().put("Name", name);
    json.set("Labels", labels);
    json.set("TaskTemplate", task(spec, ids, forceUpdate));
    json.set("Mode", DeployJson.mode(deploy));
    Sparse.put(json, "UpdateConfig", DeployJson.write(deploy.updateConfig()));
    Sparse.put(json, "RollbackConfig", DeployJson.write(deploy.rollbackConfig()));
    json.set("EndpointSpec", endpoint(spec));
    return json;
  }

  private static ObjectNode task(ServiceSpec spec, FileIds ids, long forceUpdate) {
    DeploySpec deploy = spec.deploy();
    ObjectNode json = Json.object();
    json.set("ContainerSpec", ContainerJson.write(spec, ids));
    json.set("Resources", DeployJson.resources(deploy));
    Sparse.put(json, "RestartPolicy", DeployJson.write(deploy.restartPolicy()));
    json.set("Placement", DeployJson.placement(deploy, spec.image().platforms()));
    Map<String, AttachmentSpec> networks = spec.networks();
    if (networks != null) {
      ArrayNode list = json.putArray("Networks");
      networks.forEach((network, attachment) -> {
        ObjectNode target = list.addObject().put("Target", network);
        Sparse.put(target, "Aliases", attachment.aliases());
        Sparse.put(target, "DriverOpts", attachment.driverOpts());
      });
    }
    ServiceSpec.LoggingSpec logging = spec.logging();
    if (logging != null) {
      ObjectNode driver = json.putObject("LogDriver");
      Sparse.put(driver, "Name", logging.driver());
      Sparse.put(driver, "Options", logging.options());
    }
    return json.put("ForceUpdate", forceUpdate);
  }

  private static ObjectNode endpoint(ServiceSpec spec) {
    ObjectNode json = Json.object();
    Sparse.put(json, "Mode", spec.deploy().endpointMode());
    Set<String> ports = spec.ports();
    if (ports != null) {
      ArrayNode list = json.putArray("Ports");
      ports.stream()
          .map(PortText::parse)
          .sorted((one, other) -> Integer.compare(one.published(), other.published()))
          .forEach(port -> list.add(port.write()));
    }
    return json;
  }
}
