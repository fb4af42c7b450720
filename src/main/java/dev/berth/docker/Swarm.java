package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

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
  /// @param change the whole new specification, of the swarm as it is; asked again if others change
  ///   it meanwhile
  /// @param rotation what is made anew along with it
  public void update(Function<JsonNode, JsonNode> change, Rotation rotation) {
    Versioned.change(
        () -> Optional.of(inspect()),
        change,
        (version, spec) ->
            transport.run(
                Call.post("swarm", "update")
                    .query("version", version)
                    .query("rotateWorkerToken", rotation == Rotation.WORKER_TOKEN)
                    .query("rotateManagerToken", rotation == Rotation.MANAGER_TOKEN)
                    .query("rotateManagerUnlockKey", rotation == Rotation.UNLOCK_KEY)
                    .body(spec)));
  }

  /// Secrets of the swarm that can be made anew.
  public enum Rotation {
    NONE,
    /// What workers join with.
    WORKER_TOKEN,
    /// What managers join with.
    MANAGER_TOKEN,
    /// What managers are unlocked with.
    UNLOCK_KEY
  }

  /// What managers are unlocked with after they restart; empty if they need nothing.
  public String unlockKey() {
    return transport.json(Call.get("swarm", "unlockkey")).path("UnlockKey").asText();
  }

  /// Unlocks a manager that has restarted.
  public void unlock(String key) {
    transport.run(Call.post("swarm", "unlock").body(Json.object().put("UnlockKey", key)));
  }
}
