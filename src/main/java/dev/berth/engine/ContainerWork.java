package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.docker.Json;
import dev.berth.docker.TarWriter;
import dev.berth.model.Project;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes and starts containers.
final class ContainerWork {
  private static final int NETWORKS_AT_CREATE = 44;
  private static final int CONFLICT = 409;

  private final Docker docker;
  private final Project project;
  private final boolean renewVolumes;

  /// @param renewVolumes does not hand anonymous volumes over from one container to the next
  ContainerWork(Docker docker, Project project, boolean renewVolumes) {
    this.renewVolumes = renewVolumes;
    this.docker = docker;
    this.project = project;
  }

  /// Makes a container.
  ///
  /// @param name its name for now
  /// @return its ID
  String create(Blueprint blueprint, String name) {
    return create(blueprint, name, body(blueprint, name));
  }

  /// The body that makes a container.
  ///
  /// @param name its name for now
  ObjectNode body(Blueprint blueprint, String name) {
    String image = Names.image(project, blueprint.service());
    String imageId =
        docker.images().inspect(image).map(found -> found.path("Id").asText()).orElse(null);
    ObservedContainer predecessor = blueprint.predecessor();
    Placement placement =
        new Placement(
            blueprint.name(),
            blueprint.number(),
            imageId,
            predecessor == null || renewVolumes ? Map.of() : predecessor.anonymousVolumes(),
            this::containersOf,
            blueprint.contents(),
            docker.apiVersion());
    ObjectNode body = ContainerBody.of(project, blueprint.service(), placement);
    Map<String, String> labels = new TreeMap<>();
    body.path("Labels").properties().forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    labels.putAll(
        ContainerBody.labels(project, blueprint.service(), placement, blueprint.fields()));
    if (blueprint.oneOff() != null) {
      labels.putAll(blueprint.oneOff().ownLabels());
      blueprint.oneOff().apply(body, name);
    }
    body.set("Labels", Json.object(labels));
    return body;
  }

  /// Makes a container with this body.
  ///
  /// @param name its name for now
  /// @return its ID
  String create(Blueprint blueprint, String name, ObjectNode body) {
    Map<String, JsonNode> later = networksForLater(body);
    String platform = blueprint.service().image().platform();
    String id;
    try {
      id = docker.containers().create(name, platform, body).id();
    } catch (DockerException.Refused e) {
      if (e.status() == CONFLICT && isForeign(name)) {
        throw new OperationException(e.problem());
      }
      if (e.status() != CONFLICT || !isThere(blueprint, name)) {
        throw e;
      }
      // Another run made the same one meanwhile; it may have ended before it joined the networks.
      JsonNode made = docker.containers().inspect(name).orElse(MissingNode.getInstance());
      id = made.path("Id").asText(name);
      later.keySet().removeIf(network -> isOn(made, network));
    }
    for (Map.Entry<String, JsonNode> network : later.entrySet()) {
      join(id, network.getKey(), network.getValue());
    }
    return id;
  }

  /// Joins a network, if no other run has made the container join it meanwhile.
  private void join(String id, String network, JsonNode endpoint) {
    try {
      docker.networks().connect(network, id, endpoint);
    } catch (DockerException.Refused e) {
      if (docker.containers().inspect(id).filter(made -> isOn(made, network)).isEmpty()) {
        throw e;
      }
    }
  }

  private static boolean isOn(JsonNode container, String network) {
    return container.path("NetworkSettings").path("Networks").has(network);
  }

  /// Whether a name belongs to a container outside of the project, which no plan changes.
  private boolean isForeign(String name) {
    return docker
        .containers()
        .inspect(name)
        .map(ObservedContainer::new)
        .filter(found -> !found.label(ComposeLabels.PROJECT).orElse("").equals(project.name()))
        .isPresent();
  }

  /// Whether there is a container with this name that was made from the same definition.
  boolean isThere(Blueprint blueprint, String name) {
    String hash =
        blueprint.service().configHash().digest(service -> containersOf(service).getFirst().id());
    return docker
        .containers()
        .inspect(name)
        .map(ObservedContainer::new)
        .filter(found -> !found.oneOff() && found.number() == blueprint.number())
        .filter(found -> found.label(ComposeLabels.PROJECT).orElse("").equals(project.name()))
        .flatMap(found -> found.label(ComposeLabels.CONFIG_HASH))
        .filter(hash::equals)
        .isPresent();
  }

  /// Older engines take only one network when a container is made.
  private Map<String, JsonNode> networksForLater(ObjectNode body) {
    Map<String, JsonNode> later = new TreeMap<>();
    if (docker.apiVersion().atLeast(NETWORKS_AT_CREATE)) {
      return later;
    }
    String first = body.path("HostConfig").path("NetworkMode").asText();
    ObjectNode endpoints = (ObjectNode) body.path("NetworkingConfig").path("EndpointsConfig");
    for (Map.Entry<String, JsonNode> endpoint : endpoints.properties()) {
      if (!endpoint.getKey().equals(first)) {
        later.put(endpoint.getKey(), endpoint.getValue());
      }
    }
    endpoints.remove(later.keySet());
    return later;
  }

  private List<ObservedContainer> containersOf(String serviceName) {
    List<ObservedContainer> containers =
        new Observer(docker)
            .containers(
                Filters.label(ComposeLabels.PROJECT + "=" + project.name())
                    .andLabel(ComposeLabels.SERVICE + "=" + serviceName)
                    .andLabel(ComposeLabels.ONE_OFF + "=False"));
    if (containers.isEmpty()) {
      throw new OperationException(
          Problem.error(
              Code.ENGINE_REFUSED, "service %s has no container yet".formatted(serviceName)));
    }
    return containers.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
  }

  /// Copies configs and secrets that are no files into the container, and starts it.
  void start(Blueprint blueprint, String name) {
    List<Contents.Use> copies = new ArrayList<>();
    for (Contents.Use use : Contents.uses(project, blueprint.service())) {
      if (use.content() != null) {
        copies.add(use);
      }
    }
    if (!copies.isEmpty()) {
      docker.containers().copyInto(name, "/", archive(copies));
    }
    docker.containers().start(name);
  }

  private static byte[] archive(List<Contents.Use> copies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes)) {
      for (Contents.Use use : copies) {
        String content = use.content() == null ? "" : use.content();
        tar.file(
            use.target().substring(1),
            content.getBytes(StandardCharsets.UTF_8),
            new TarWriter.Owner(use.uid(), use.gid(), use.mode()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
