package dev.berth.compose;

import dev.berth.compose.decode.Hashes;
import dev.berth.compose.decode.ProjectDecoder;
import dev.berth.compose.stack.Overlooked;
import dev.berth.compose.view.ConfigHash;
import dev.berth.model.Project;
import dev.berth.model.ServiceHash;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A project as it was read.
///
/// @param name its name
/// @param directory its directory, absolute
/// @param files its Compose files, absolute, or `-` for standard input
/// @param environment its variables: those of the caller and of `.env` files
/// @param model the canonical tree with all values in their final form, enabled services only
/// @param disabled the services that no profile enables, or that were not asked for
/// @param labelFiles the `label_file` of each service that has one; the labels are in the tree
/// @param overlooked what is not in the tree because a swarm passes over it
/// @param versions what the files say under `version`, which has no effect
/// @param warnings what is doubtful
public record LoadedProject(
    String name,
    String directory,
    List<String> files,
    Map<String, String> environment,
    MapNode model,
    MapNode disabled,
    MapNode labelFiles,
    Overlooked overlooked,
    List<ScalarNode> versions,
    List<Problem> warnings) {
  public LoadedProject {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
    versions = List.copyOf(versions);
    warnings = List.copyOf(warnings);
  }

  /// The same project under another name.
  public LoadedProject withName(String newName) {
    return new LoadedProject(
        newName,
        directory,
        files,
        environment,
        model,
        disabled,
        labelFiles,
        overlooked,
        versions,
        warnings);
  }

  /// The same project with another tree.
  public LoadedProject withModel(MapNode newModel) {
    return new LoadedProject(
        name,
        directory,
        files,
        environment,
        newModel,
        disabled,
        labelFiles,
        overlooked,
        versions,
        warnings);
  }

  /// The same project, built for the platform of `DOCKER_DEFAULT_PLATFORM` if its variables have
  /// that: where a service names none.
  ///
  /// @throws dev.berth.problem.ProblemsException with all services that cannot be built for it
  public LoadedProject withDefaultPlatform() {
    String platform = environment.getOrDefault(DefaultPlatform.VARIABLE, "");
    return platform.isEmpty() ? this : withModel(DefaultPlatform.applied(model, platform));
  }

  /// Whether a service has a section.
  public boolean hasServiceWith(String section) {
    return model.get("services") instanceof MapNode services
        && services.entries().stream()
            .anyMatch(service -> service.value() instanceof MapNode map && map.has(section));
  }

  /// The names of the services that are to have the engine's socket.
  public List<String> usersOfApiSocket() {
    return ApiSocket.users(model);
  }

  /// The same project with what these services need for it.
  ///
  /// @param socket path of the engine's socket
  /// @param configuration text of a Docker client's configuration, with credentials
  public LoadedProject withApiSocket(String socket, String configuration) {
    return withModel(ApiSocket.writtenOut(model, socket, configuration));
  }

  /// The same project with further variables of services.
  ///
  /// @param variables by the name of the service
  public LoadedProject withVariables(Map<String, Map<String, String>> variables) {
    MapNode changed = model;
    for (Map.Entry<String, Map<String, String>> service : variables.entrySet()) {
      for (Map.Entry<String, String> variable : service.getValue().entrySet()) {
        changed =
            changed.within(
                "services",
                all ->
                    all.within(
                        service.getKey(),
                        one -> withVariable(one, variable.getKey(), variable.getValue())));
      }
    }
    return withModel(changed);
  }

  private static MapNode withVariable(MapNode service, String name, String value) {
    MapNode variables =
        service.get("environment") instanceof MapNode map ? map : MapNode.empty(service.span());
    return service.with("environment", variables.with(name, new StringNode(value, null)));
  }

  /// The typed model.
  public Project project() {
    Hashes hashes =
        new Hashes(
            hashes(
                "services",
                (name, service) ->
                    new ServiceHash.Late(() -> ConfigHash.ofRunning(labelled(name, service)))),
            hashes("networks", (_, network) -> ConfigHash.ofNetwork(network)),
            hashes("volumes", (_, volume) -> ConfigHash.ofVolume(volume)));
    return new ProjectDecoder(
            java.nio.file.Path.of(directory),
            files.stream().map(java.nio.file.Path::of).toList(),
            environment,
            environment.get(DefaultPlatform.VARIABLE),
            hashes)
        .decode(model.with("name", new StringNode(name, null)), disabled);
  }

  /// The problems of a later stage, each at the place of the attribute that it is about, or of the
  /// nearest one around it that a file says.
  public List<Problem> placed(List<Problem> problems) {
    return problems.stream()
        .map(problem ->
            problem.span() != null || problem.path().isRoot()
                ? problem
                : problem.at(problem.path(), place(problem.path())))
        .toList();
  }

  private @Nullable Span place(Path path) {
    Node node = model;
    Span place = null;
    for (Path.Segment segment : path.segments()) {
      Span closer = null;
      Node next = null;
      switch (segment) {
        case Path.Segment.Key(String key) -> {
          MapNode.Entry entry = node instanceof MapNode map ? map.entry(key) : null;
          if (entry != null) {
            closer = entry.keySpan();
            next = entry.value();
          }
        }
        case Path.Segment.Index(int index) -> {
          if (node instanceof ListNode list && index < list.size()) {
            next = list.items().get(index);
            closer = next.span();
          }
        }
      }
      if (next == null) {
        return place;
      }
      place = closer == null ? place : closer;
      node = next;
    }
    return place;
  }

  /// The reference leaves the files of labels in what it digests.
  private MapNode labelled(String serviceName, MapNode service) {
    Node labelFile = labelFiles.get(serviceName);
    return labelFile == null ? service : service.with("label_file", labelFile);
  }

  private <H> Map<String, H> hashes(String section, BiFunction<String, MapNode, H> hash) {
    Map<String, H> hashes = new HashMap<>();
    if (model.get(section) instanceof MapNode resources) {
      for (MapNode.Entry entry : resources.entries()) {
        MapNode resource =
            entry.value() instanceof MapNode map ? map : MapNode.empty(entry.value().span());
        hashes.put(entry.key(), hash.apply(entry.key(), resource));
      }
    }
    return hashes;
  }
}
