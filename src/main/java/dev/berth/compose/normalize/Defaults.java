package dev.berth.compose.normalize;

import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode.StringNode;

/// Values that attributes have when a file does not say them.
public final class Defaults {
  private Defaults() {}

  /// The file with all of them.
  public static MapNode apply(MapNode file) {
    return file.within(
        "services",
        services ->
            services.each(service ->
                service(service).eachIn("secrets", secret -> mount(secret, "/run/secrets/"))));
  }

  /// The same for a stack. Where a swarm puts a secret whose target is not said, it knows itself:
  /// the same path in words is another one to it.
  public static MapNode applyToStack(MapNode file) {
    return file.within("services", services -> services.each(Defaults::service));
  }

  private static MapNode service(MapNode service) {
    MapNode result = service.within("build", Defaults::build);
    result = result.eachIn("ports", Defaults::port);
    result = result.eachIn("gpus", Defaults::device);
    return result.within(
        "deploy",
        deploy ->
            deploy.within(
                "resources",
                resources ->
                    resources.within(
                        "reservations",
                        reservations -> reservations.eachIn("devices", Defaults::device))));
  }

  private static MapNode build(MapNode build) {
    return build.has("context") ? build : build.with("context", new StringNode(".", build.span()));
  }

  private static MapNode mount(MapNode mount, String directory) {
    return !mount.has("target") && mount.get("source") instanceof StringNode(String name, var span)
        ? mount.with("target", new StringNode(directory + name, span))
        : mount;
  }

  private static MapNode port(MapNode port) {
    MapNode result = port;
    if (!result.has("protocol")) {
      result = result.with("protocol", new StringNode("tcp", port.span()));
    }
    return result.has("mode")
        ? result
        : result.with("mode", new StringNode("ingress", port.span()));
  }

  private static MapNode device(MapNode device) {
    return device.has("count") || device.has("device_ids")
        ? device
        : device.with("count", new StringNode("all", device.span()));
  }
}
