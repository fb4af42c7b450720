package dev.berth.compose;

import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;

/// A service's `scale` counts for `deploy.replicas` as well.
final class Replicas {
  private Replicas() {}

  static MapNode spread(MapNode file) {
    return Defaults.within(file, "services", all -> Defaults.each(all, Replicas::service));
  }

  private static MapNode service(MapNode service) {
    Node scale = service.get("scale");
    return scale == null || scale.isNull()
        ? service
        : Defaults.within(service, "deploy", deploy -> deploy.with("replicas", scale));
  }
}
