package dev.berth.engine;

import dev.berth.docker.ApiVersion;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the making of one container needs to know beside its service.
///
/// @param containerName its own name, not a temporary one
/// @param number which one of the service's containers it is, from 1
/// @param imageId ID of its image; absent if not known yet
/// @param carriedVolumes volumes without a name that it takes over, by path inside
/// @param containersOf finds the containers of a service, by name
/// @param contents digests of configs and secrets by path inside
/// @param api version of the engine's API
record Placement(
    String containerName,
    int number,
    @Nullable String imageId,
    Map<String, String> carriedVolumes,
    Function<String, List<ObservedContainer>> containersOf,
    Map<String, String> contents,
    ApiVersion api) {
  private static final String OF_SERVICE = "service:";

  /// A namespace as the engine takes it: that of a service is that of its first container.
  @Nullable String namespace(@Nullable String mode) {
    return mode != null && mode.startsWith(OF_SERVICE)
        ? "container:" + containerOf(mode.substring(OF_SERVICE.length()))
        : mode;
  }

  /// ID of the first container of a service; its name while it has none.
  String containerOf(String serviceName) {
    return containersOf.apply(serviceName).stream()
        .findFirst()
        .map(ObservedContainer::id)
        .orElse(serviceName);
  }
}
