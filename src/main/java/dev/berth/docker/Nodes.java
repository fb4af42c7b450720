package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/// Nodes of a swarm: `/nodes` of the Engine API.
public final class Nodes {
  private final Transport transport;

  Nodes(Transport transport) {
    this.transport = transport;
  }

  /// Nodes that match.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get("nodes").filters(filters));
  }

  /// Everything about one node (ID or name), or nothing if there is no such one.
  public Optional<JsonNode> inspect(String node) {
    return transport.find(Call.get("nodes", node));
  }

  /// Changes a node.
  ///
  /// @param change the whole new specification, of the node as it is; asked again if others change
  ///   it meanwhile
  /// @return whether there is such a node
  public boolean update(String node, Function<JsonNode, JsonNode> change) {
    return Versioned.change(
        () -> inspect(node),
        change,
        (version, spec) ->
            transport.run(Call.post("nodes", node, "update").query("version", version).body(spec)));
  }

  /// Removes a node.
  ///
  /// @param force even if it is up
  public void remove(String node, boolean force) {
    transport.run(Call.delete("nodes", node).flag("force", force));
  }
}
