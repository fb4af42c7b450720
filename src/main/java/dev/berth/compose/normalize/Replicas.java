package dev.berth.compose.normalize;

import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;

/// A service's `scale` counts for `deploy.replicas` as well.
public final class Replicas {
  private Replicas() {}

  public static MapNode spread(MapNode file) {
    return file.within("services", all -> all.each(Replicas::service));
  }

  private static MapNode service(MapNode service) {
    Node scale = service.get("scale");
    return scale == null || scale.isNull()
        ? service
        : service.within("deploy", deploy -> deploy.with("replicas", scale));
  }
}
