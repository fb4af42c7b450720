package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.docker.Json;
import dev.berth.docker.OutputLines;
import dev.berth.docker.TarWriter;
import dev.berth.model.Lifecycle;
import dev.berth.model.Project;
import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Makes and starts containers.
final class ContainerWork {
  private static final int NETWORKS_AT_CREATE = 44;

  private final Docker docker;
  private final Project project;

  ContainerWork(Docker docker, Project project) {
    this.docker = docker;
    this.project = project;
  }

  /// Makes a container.
  ///
  /// @param name its name for now
  void create(Blueprint blueprint, String name) {
    String image = Names.image(project, blueprint.service());
    String imageId =
        docker.images().inspect(image).map(found -> found.path("Id").asText()).orElse(null);
    ObservedContainer predecessor = blueprint.predecessor();
    Placement placement =
        new Placement(
            blueprint.name(),
            blueprint.number(),
            imageId,
            predecessor == null ? Map.of() : predecessor.anonymousVolumes(),
            this::containersOf,
            blueprint.contents(),
            docker.apiVersion());
    ObjectNode body = ContainerBody.of(project, blueprint.service(), placement);
    Map<String, String> labels = new TreeMap<>();
    body.path("Labels").properties().forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    labels.putAll(
        ContainerBody.labels(project, blueprint.service(), placement, blueprint.fields()));
    body.set("Labels", Json.object(labels));
    Map<String, JsonNode> later = networksForLater(body);
    String platform = blueprint.service().image().platform();
    String id = docker.containers().create(name, platform, body).id();
    later.forEach((network, endpoint) -> docker.networks().connect(network, id, endpoint));
  }

  /// Older engines take only one network when a container is made.
  private Map<String, JsonNode> networksForLater(ObjectNode body) {
    Map<String, JsonNode> later = new TreeMap<>();
    if (docker.apiVersion().atLeast(NETWORKS_AT_CREATE)) {
      return later;
    }
    String first = body.at("/HostConfig/NetworkMode").asText();
    ObjectNode endpoints = (ObjectNode) body.at("/NetworkingConfig/EndpointsConfig");
    endpoints.properties().forEach(entry -> later.put(entry.getKey(), entry.getValue()));
    later.remove(first);
    later.keySet().forEach(endpoints::remove);
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
    return containers.stream().sorted(Comparator.comparing(ObservedContainer::name)).toList();
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

  /// Runs a command of the service inside.
  ///
  /// @throws OperationException if it ends with another exit code than 0
  void runHook(Blueprint blueprint, ResourceId id, Action.RunHook hook, Consumer<String> progress) {
    Lifecycle lifecycle = blueprint.service().lifecycle();
    Lifecycle.Hook wanted =
        switch (hook.phase()) {
          case PRE_START -> lifecycle.preStart().get(hook.index());
          case POST_START -> lifecycle.postStart().get(hook.index());
          case PRE_STOP -> lifecycle.preStop().get(hook.index());
        };
    ObjectNode body = Json.object().put("AttachStdout", true).put("AttachStderr", true);
    body.put("Privileged", wanted.privileged());
    body.set("Cmd", Json.array(wanted.command()));
    List<String> environment = new ArrayList<>();
    wanted
        .environment()
        .forEach((name, value) -> environment.add(value == null ? name : name + "=" + value));
    body.set("Env", Json.array(environment));
    if (wanted.user() != null) {
      body.put("User", wanted.user());
    }
    if (wanted.workingDirectory() != null) {
      body.put("WorkingDir", wanted.workingDirectory());
    }
    String exec = docker.execs().create(id.name(), body);
    try (var frames = docker.execs().start(exec, false)) {
      OutputLines.readAll(frames, (isError, line) -> progress.accept(line));
    }
    int code = docker.execs().inspect(exec).path("ExitCode").asInt();
    if (code != 0) {
      throw new OperationException(
          Problem.error(
              Code.HOOK_FAILED,
              "a hook of %s ended with exit code %d: %s"
                  .formatted(id.name(), code, String.join(" ", wanted.command()))));
    }
  }
}
