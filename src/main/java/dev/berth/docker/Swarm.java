package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;

/// The swarm that an engine belongs to: `/swarm` of the Engine API.
public final class Swarm {
  private final Transport transport;

  Swarm(Transport transport) {
    this.transport = transport;
  }

  /// Everything about the swarm.
  ///
  /// @throws DockerException.Refused if the engine is no manager
  public JsonNode inspect() {
    return transport.json(Call.get("swarm"));
  }

  /// Makes a swarm of this one engine.
  ///
  /// @param body as `POST /swarm/init` takes it
  /// @return ID of the node
  public String init(JsonNode body) {
    return transport.json(Call.post("swarm", "init").body(body)).asText();
  }

  /// Joins a swarm.
  ///
  /// @param body as `POST /swarm/join` takes it
  public void join(JsonNode body) {
    transport.run(Call.post("swarm", "join").body(body));
  }

  /// Leaves the swarm.
  ///
  /// @param force even if it is a manager
  public void leave(boolean force) {
    transport.run(Call.post("swarm", "leave").flag("force", force));
  }

  /// Changes the swarm.
  ///
  /// @param version version that was read, so that no change of others is lost
  /// @param spec the whole new specification
  /// @param rotateWorkerToken makes a new join token for workers
  /// @param rotateManagerToken makes a new join token for managers
  public void update(
      long version, JsonNode spec, boolean rotateWorkerToken, boolean rotateManagerToken) {
    transport.run(
        Call.post("swarm", "update")
            .query("version", version)
            .query("rotateWorkerToken", rotateWorkerToken)
            .query("rotateManagerToken", rotateManagerToken)
            .body(spec));
  }
}
