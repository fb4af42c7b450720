package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import dev.berth.model.Lifecycle;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks at what there is of a project: one list for each kind, then the details, all at once.
final class Observer {
  private static final int MOST_AT_ONCE = 16;

  /// Each connection over ssh is a login.
  private static final int LOGINS = 8;

  private final Docker docker;
  private final int atOnce;

  Observer(Docker docker) {
    this.docker = docker;
    this.atOnce = atOnce(docker.endpoint());
  }

  /// A far engine is mostly waited for. One of this machine needs the processors as well.
  private static int atOnce(Endpoint endpoint) {
    return switch (endpoint.uri().getScheme()) {
      case "unix" -> Math.min(2 * Runtime.getRuntime().availableProcessors(), MOST_AT_ONCE);
      case "ssh" -> LOGINS;
      default -> MOST_AT_ONCE;
    };
  }

  /// A look under way, at what is marked as a project's own.
  record Look(
      String projectName,
      CompletableFuture<List<ObservedContainer>> containers,
      CompletableFuture<JsonNode> networks,
      CompletableFuture<JsonNode> volumes) {}

  /// Begins to look at a project.
  Look look(String projectName) {
    Filters ours = Filters.label(ComposeLabels.PROJECT + "=" + projectName);
    return new Look(
        projectName,
        Together.start(() -> containers(ours)),
        Together.start(() -> docker.networks().list(ours)),
        Together.start(() -> docker.volumes().list(ours)));
  }

  /// What there is of a project.
  ///
  /// @param project what its file declares; absent if there is no file
  Snapshot observe(String projectName, @Nullable Project project) {
    return observe(look(projectName), project);
  }

  /// What there is of a project.
  ///
  /// @param look a look at it that has begun
  /// @param project what its file declares; absent if there is no file
  Snapshot observe(Look look, @Nullable Project project) {
    var declaredImages = Together.start(() -> images(imageNames(project)));
    var networks = Together.start(() -> networks(Together.join(look.networks()), project));
    var volumes = Together.start(() -> volumes(Together.join(look.volumes()), project));
    var neighbours = Together.start(() -> neighbours(project));
    NamedContainers shared = new NamedContainers(project);
    List<ObservedContainer> seen =
        shared.asNamed(
            Together.join(look.containers()),
            found(shared.names(), name -> docker.containers().inspect(name)));
    Map<String, JsonNode> images = new TreeMap<>(Together.join(declaredImages));
    Set<String> others = new TreeSet<>();
    seen.forEach(container -> others.add(container.imageId()));
    images.values().forEach(image -> others.remove(image.path("Id").asText()));
    images.putAll(images(others));
    List.copyOf(images.values()).forEach(image -> images.put(image.path("Id").asText(), image));
    NetworksByName byName = Together.join(networks);
    return new Snapshot(
        docker.apiVersion(),
        seen,
        byName.first(),
        byName.spare(),
        Together.join(volumes),
        Together.join(neighbours),
        images);
  }

  /// Containers that match, in detail; those that vanish meanwhile are left out.
  List<ObservedContainer> containers(Filters filters) {
    List<String> ids = docker.containers().ids(filters);
    List<ObservedContainer> containers = new ArrayList<>();
    for (Optional<JsonNode> found : all(ids, id -> docker.containers().inspect(id))) {
      found.map(ObservedContainer::new).ifPresent(containers::add);
    }
    return List.copyOf(containers);
  }

  private Map<Lifecycle.Neighbour, List<ObservedContainer>> neighbours(@Nullable Project project) {
    Map<Lifecycle.Neighbour, List<ObservedContainer>> neighbours = new TreeMap<>();
    if (project != null) {
      for (Service service : project.services().values()) {
        for (Lifecycle.Neighbour named : service.lifecycle().neighbours()) {
          neighbours.computeIfAbsent(
              named,
              _ ->
                  containers(
                      Filters.label(ComposeLabels.PROJECT + "=" + named.project())
                          .and("label", ComposeLabels.SERVICE + "=" + named.service())
                          .and("label", ComposeLabels.ONE_OFF + "=False")));
        }
      }
    }
    return neighbours;
  }

  private NetworksByName networks(JsonNode ours, @Nullable Project project) {
    NetworksByName byName = NetworksByName.of(ours);
    Map<String, JsonNode> networks = byName.first();
    if (project != null) {
      List<String> others =
          project.networks().values().stream()
              .map(Network::name)
              .filter(name -> !networks.containsKey(name))
              .toList();
      networks.putAll(found(others, name -> docker.networks().inspect(name)));
    }
    return byName;
  }

  private Map<String, JsonNode> volumes(JsonNode ours, @Nullable Project project) {
    Map<String, JsonNode> volumes = new TreeMap<>();
    ours.forEach(row -> volumes.put(row.path("Name").asText(), row));
    if (project != null) {
      List<String> others =
          project.volumes().values().stream()
              .map(Volume::name)
              .filter(name -> !volumes.containsKey(name))
              .toList();
      volumes.putAll(found(others, name -> docker.volumes().inspect(name)));
    }
    return volumes;
  }

  private static Set<String> imageNames(@Nullable Project project) {
    Set<String> names = new TreeSet<>();
    if (project != null) {
      for (Service service : project.services().values()) {
        names.add(Names.image(project, service));
        for (Lifecycle.Hook hook : service.lifecycle().preStart()) {
          if (hook.image() != null) {
            names.add(hook.image());
          }
        }
      }
    }
    return names;
  }

  private Map<String, JsonNode> images(Set<String> names) {
    return found(names, name -> docker.images().inspect(name));
  }

  private Map<String, JsonNode> found(
      Collection<String> names, Function<String, Optional<JsonNode>> inspect) {
    List<String> list = List.copyOf(names);
    List<Optional<JsonNode>> answers = all(list, inspect);
    Map<String, JsonNode> found = new TreeMap<>();
    for (int i = 0; i < list.size(); i++) {
      String name = list.get(i);
      answers.get(i).ifPresent(json -> found.put(name, json));
    }
    return found;
  }

  /// Calls for each key, so many at once that the engine is busy and has no queue.
  private <T> List<T> all(List<String> keys, Function<String, T> call) {
    List<CompletableFuture<List<T>>> shares = new ArrayList<>();
    int size = Math.max(1, Math.ceilDiv(keys.size(), atOnce));
    for (int start = 0; start < keys.size(); start += size) {
      List<String> share = keys.subList(start, Math.min(start + size, keys.size()));
      shares.add(
          Together.start(() -> {
            List<T> answers = new ArrayList<>();
            share.forEach(key -> answers.add(call.apply(key)));
            return answers;
          }));
    }
    List<T> results = new ArrayList<>();
    shares.forEach(share -> results.addAll(Together.join(share)));
    return results;
  }
}
