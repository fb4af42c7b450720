package dev.berth.engine;

import dev.berth.docker.ApiVersion;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the making of one container needs to know beside its service.
///
/// @param containerName its own name, not a temporary one
/// @param number which one of the service's containers it is, from 1
/// @param imageId ID of its image; absent if not known yet
/// @param carriedVolumes volumes without a name that it takes over, by path inside
/// @param containerOf finds the name of the first container of a service
/// @param contents digests of configs and secrets by path inside
/// @param api version of the engine's API
record Placement(
    String containerName,
    int number,
    @Nullable String imageId,
    Map<String, String> carriedVolumes,
    UnaryOperator<String> containerOf,
    Map<String, String> contents,
    ApiVersion api) {}
