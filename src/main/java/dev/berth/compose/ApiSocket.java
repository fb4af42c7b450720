package dev.berth.compose;

import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes out `use_api_socket`, as the reference does it: the engine's socket is mounted, and a
/// configuration of a Docker client is copied, with the credentials of the caller.
final class ApiSocket {
  private static final String CONFIG = "#apisocket";
  private static final String DIRECTORY = "/run/secrets/docker";

  private ApiSocket() {}

  /// The names of the services that use it.
  static List<String> users(MapNode model) {
    List<String> users = new ArrayList<>();
    if (model.get("services") instanceof MapNode services) {
      for (MapNode.Entry service : services.entries()) {
        if (service.value() instanceof MapNode map && uses(map)) {
          users.add(service.key());
        }
      }
    }
    return users;
  }

  private static boolean uses(MapNode service) {
    return service.get("use_api_socket") instanceof BoolNode(boolean used, var _) && used;
  }

  /// The tree with what these services need.
  ///
  /// @param socket path of the engine's socket
  /// @param configuration text of the client's configuration
  static MapNode writtenOut(MapNode model, String socket, String configuration) {
    MapNode configs = map(model.get("configs"));
    return model
        .with(
            "services",
            map(model.get("services"))
                .each(service -> uses(service) ? given(service, socket) : service))
        .with("configs", configs.with(CONFIG, fields("name", CONFIG, "content", configuration)));
  }

  private static MapNode given(MapNode service, String socket) {
    MapNode variables = map(service.get("environment"));
    MapNode environment =
        variables.has("DOCKER_CONFIG")
            ? variables
            : variables.with("DOCKER_CONFIG", new StringNode(DIRECTORY, null));
    return service
        .with("environment", environment)
        .with(
            "volumes",
            longer(
                service.get("volumes"),
                fields("type", "bind", "source", socket, "target", "/var/run/docker.sock")))
        .with(
            "configs",
            longer(
                service.get("configs"),
                fields("source", CONFIG, "target", DIRECTORY + "/config.json")));
  }

  private static MapNode map(@Nullable Node node) {
    return node instanceof MapNode map ? map : MapNode.empty(null);
  }

  private static ListNode longer(@Nullable Node list, Node item) {
    List<Node> items =
        list instanceof ListNode there ? new ArrayList<>(there.items()) : new ArrayList<>();
    items.add(item);
    return new ListNode(items, null);
  }

  private static MapNode fields(String... pairs) {
    MapNode map = MapNode.empty(null);
    for (int i = 0; i < pairs.length; i += 2) {
      map = map.with(pairs[i], new StringNode(pairs[i + 1], null));
    }
    return map;
  }
}
