package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;

/// A change of a service that is to be sent.
///
/// @param service the service as it was read
/// @param spec the definition that it is to have
/// @param restart whether all tasks restart
/// @param rollback whether that is the one it had before
record ServiceUpdate(JsonNode service, JsonNode spec, boolean restart, boolean rollback) {
  /// Whether anything is sent, be it for attributes that Berth knows nothing of.
  boolean acts() {
    return rollback || !spec.equals(service.path("Spec"));
  }

  String id() {
    return service.path("ID").asText();
  }

  String image() {
    return spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText();
  }
}
