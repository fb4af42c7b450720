package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;

/// A container whose output is read.
///
/// @param id full ID
/// @param name its name
/// @param service service that it belongs to
/// @param number which one of the service's containers it is, from 1
public record LoggedContainer(String id, String name, String service, int number) {
  static LoggedContainer of(JsonNode row) {
    ContainerRow container = ContainerRow.of(row);
    return new LoggedContainer(
        container.id(), container.name(), container.service(), container.number());
  }

  /// What its lines begin with: service and number.
  public String prefix() {
    return service + "-" + number;
  }
}
