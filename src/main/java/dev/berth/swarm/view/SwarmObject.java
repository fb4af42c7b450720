package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;

/// A service, node, config or secret as the manager shows it.
///
/// @param asked what the user called it: its name or ID
/// @param json as `GET /services/ID` and its like answer
public record SwarmObject(String asked, JsonNode json) {
  /// Its ID.
  public String id() {
    return json.path("ID").asText();
  }

  /// Its name; the host name of a node.
  public String name() {
    String name = json.path("Spec").path("Name").asText("");
    return name.isEmpty() ? json.path("Description").path("Hostname").asText() : name;
  }

  /// What was asked for.
  public JsonNode spec() {
    return json.path("Spec");
  }
}
