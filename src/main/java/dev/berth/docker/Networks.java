package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Networks: `/networks` of the Engine API. A network is named by its ID or name.
public final class Networks {
  private final Transport transport;

  Networks(Transport transport) {
    this.transport = transport;
  }

  /// Networks that match.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get("networks").filters(filters));
  }

  /// Everything about one network, or nothing if there is no such one.
  public Optional<JsonNode> inspect(String network) {
    return transport.find(Call.get("networks", network));
  }

  /// Makes a network.
  ///
  /// @param body as `POST /networks/create` takes it
  /// @return its ID
  public String create(JsonNode body) {
    return transport.json(Call.post("networks", "create").body(body)).path("Id").asText();
  }

  /// Removes a network. All the same if it is gone.
  public void remove(String network) {
    transport.runIfThere(Call.delete("networks", network));
  }

  /// Lets a container join.
  ///
  /// @param endpoint its `EndpointSettings`
  public void connect(String network, String container, JsonNode endpoint) {
    JsonNode body = Json.object().put("Container", container).set("EndpointConfig", endpoint);
    transport.run(Call.post("networks", network, "connect").body(body));
  }

  /// Lets a container leave.
  public void disconnect(String network, String container) {
    JsonNode body = Json.object().put("Container", container).put("Force", true);
    transport.run(Call.post("networks", network, "disconnect").body(body));
  }
}
