package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.ApiVersion;
import dev.berth.model.Lifecycle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was seen on the engine, once, for one plan.
///
/// @param api version of the engine's API
/// @param containers containers of the project, one-off ones too
/// @param networks networks of the project, and those that its file names, by name
/// @param spareNetworks networks of the project that have the name of another one
/// @param volumes volumes of the project, and those that its file names, by name
/// @param neighbours containers of services of other projects that the file waits for
/// @param images images that the file names or that containers were made from, by reference and ID
/// @param byService the containers that are no one-off ones, by service
record Snapshot(
    ApiVersion api,
    List<ObservedContainer> containers,
    Map<String, JsonNode> networks,
    List<JsonNode> spareNetworks,
    Map<String, JsonNode> volumes,
    Map<Lifecycle.Neighbour, List<ObservedContainer>> neighbours,
    Map<String, JsonNode> images,
    Map<String, List<ObservedContainer>> byService) {

  Snapshot(
      ApiVersion api,
      List<ObservedContainer> containers,
      Map<String, JsonNode> networks,
      List<JsonNode> spareNetworks,
      Map<String, JsonNode> volumes,
      Map<Lifecycle.Neighbour, List<ObservedContainer>> neighbours,
      Map<String, JsonNode> images) {
    this(
        api,
        containers,
        networks,
        spareNetworks,
        volumes,
        neighbours,
        images,
        byService(containers));
  }

  private static Map<String, List<ObservedContainer>> byService(
      List<ObservedContainer> containers) {
    Map<String, List<ObservedContainer>> byService = new HashMap<>();
    for (ObservedContainer container : containers) {
      if (!container.oneOff()) {
        byService
            .computeIfAbsent(container.serviceName(), name -> new ArrayList<>())
            .add(container);
      }
    }
    return byService;
  }

  /// Containers of a service that are no one-off ones.
  List<ObservedContainer> ofService(String serviceName) {
    return byService.getOrDefault(serviceName, List.of());
  }

  /// ID of an image, if the engine has it.
  Optional<String> imageId(String reference) {
    return Optional.ofNullable(images.get(reference)).map(image -> image.path("Id").asText());
  }
}
