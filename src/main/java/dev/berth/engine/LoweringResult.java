package dev.berth.engine;

import dev.berth.model.Service;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A [Lowered] goal under construction.
record LoweringResult(
    List<Resource> desired,
    List<Resource> observed,
    Map<ResourceId, Blueprint> blueprints,
    Map<ResourceId, Service> images) {

  static LoweringResult empty() {
    return new LoweringResult(
        new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>());
  }

  void addAll(LoweringResult other) {
    desired.addAll(other.desired);
    observed.addAll(other.observed);
    blueprints.putAll(other.blueprints);
    images.putAll(other.images);
  }

  Lowered done() {
    return new Lowered(State.of(desired), State.of(observed), blueprints, images);
  }
}
