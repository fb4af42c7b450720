package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;

/// The engine itself: `/info` and `/version` of the Engine API.
public final class Daemon {
  private final Transport transport;

  Daemon(Transport transport) {
    this.transport = transport;
  }

  /// What it is and can: `GET /info`.
  public JsonNode info() {
    return transport.json(Call.get("info"));
  }

  /// Its versions: `GET /version`.
  public JsonNode version() {
    return transport.json(Call.get("version"));
  }
}
