package dev.berth.engine;

import dev.berth.model.Build;
import dev.berth.model.Service;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import java.util.LinkedHashMap;
import java.util.Map;

/// A goal in terms of the engine.
///
/// @param desired what is wanted
/// @param observed what is there, as far as the goal has to do with it
/// @param blueprints how to make the wanted containers
/// @param images services by the image that they need
record Lowered(
    State desired,
    State observed,
    Map<ResourceId, Blueprint> blueprints,
    Map<ResourceId, Service> images) {

  /// The same where what is built is to run on the engine, which is of one platform.
  Lowered forOnePlatform() {
    Map<ResourceId, Service> singles = new LinkedHashMap<>();
    images.forEach((id, service) ->
        singles.put(id, service.with(service.image().building(Build::forOnePlatform))));
    return new Lowered(desired, observed, blueprints, singles);
  }
}
