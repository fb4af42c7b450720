package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Volumes: `/volumes` of the Engine API.
public final class Volumes {
  private final Transport transport;

  Volumes(Transport transport) {
    this.transport = transport;
  }

  /// Volumes that match.
  public JsonNode list(Filters filters) {
    JsonNode volumes = transport.json(Call.get("volumes").filters(filters)).path("Volumes");
    return volumes.isArray() ? volumes : Json.array();
  }

  /// Everything about one volume, or nothing if there is no such one.
  public Optional<JsonNode> inspect(String name) {
    return transport.find(Call.get("volumes", name));
  }

  /// Makes a volume.
  ///
  /// @param body as `POST /volumes/create` takes it
  public JsonNode create(JsonNode body) {
    return transport.json(Call.post("volumes", "create").body(body));
  }

  /// Removes a volume. All the same if it is gone.
  public void remove(String name) {
    transport.runIfThere(Call.delete("volumes", name));
  }
}
