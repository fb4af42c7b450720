package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.docker.Swarm;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes an engine a member of a swarm, or ends that.
///
/// @param docker the engine
public record Membership(Docker docker) {
  private static final String EVERYWHERE = "0.0.0.0:2377";

  /// What a member is.
  public enum Role {
    /// Runs tasks.
    WORKER("Worker"),
    /// Runs tasks and decides.
    MANAGER("Manager");

    private final String field;

    Role(String field) {
      this.field = field;
    }
  }

  /// How a member is reached.
  ///
  /// @param listenAddress address that it listens on for other nodes; absent for all
  /// @param advertiseAddress address that it tells other nodes; absent for the only one there is
  /// @param dataPathAddress address for traffic between containers; absent for the advertised one
  /// @param availability `active`, `pause` or `drain`; absent for active
  public record Reach(
      @Nullable String listenAddress,
      @Nullable String advertiseAddress,
      @Nullable String dataPathAddress,
      @Nullable String availability) {
    /// Everything as usual.
    public static final Reach USUAL = new Reach(null, null, null, null);

    ObjectNode body() {
      ObjectNode body =
          Json.object().put("ListenAddr", listenAddress == null ? EVERYWHERE : listenAddress);
      body.put("AdvertiseAddr", advertiseAddress == null ? "" : advertiseAddress);
      body.put("DataPathAddr", dataPathAddress == null ? "" : dataPathAddress);
      body.put("Availability", availability == null ? "active" : availability);
      return body;
    }
  }

  /// A new swarm.
  ///
  /// @param reach how its first manager is reached
  /// @param forceNewCluster makes a new one of what is left of an old one
  /// @param autolock asks for a key when a manager restarts
  /// @param addressPools pools for networks, such as `10.64.0.0/12`; empty for the usual ones
  /// @param subnetSize length of the mask of each network; absent for the usual one
  /// @param dataPathPort port for traffic between containers; absent for the usual one
  /// @param settings changes the `Spec` that the swarm begins with
  public record Founding(
      Reach reach,
      boolean forceNewCluster,
      boolean autolock,
      List<String> addressPools,
      @Nullable Integer subnetSize,
      @Nullable Integer dataPathPort,
      Consumer<ObjectNode> settings) {
    public Founding {
      addressPools = List.copyOf(addressPools);
    }
  }

  /// What another engine needs to join.
  ///
  /// @param role what it will be
  /// @param token proves that it may
  /// @param address address of a manager
  public record Invitation(Role role, String token, String address) {
    /// The command that joins.
    public String command() {
      return "berth swarm join --token " + token + " " + address;
    }
  }

  /// Makes a swarm of this one engine.
  ///
  /// @return ID of the node
  public String found(Founding founding) {
    ObjectNode body = founding.reach().body();
    body.put("ForceNewCluster", founding.forceNewCluster());
    body.put("AutoLockManagers", founding.autolock());
    body.set("DefaultAddrPool", Json.array(founding.addressPools()));
    body.put("SubnetSize", founding.subnetSize() == null ? 0 : founding.subnetSize());
    body.put("DataPathPort", founding.dataPathPort() == null ? 0 : founding.dataPathPort());
    ObjectNode spec = body.putObject("Spec");
    spec.putObject("EncryptionConfig").put("AutoLockManagers", founding.autolock());
    founding.settings().accept(spec);
    return docker.swarm().init(body);
  }

  /// What another engine needs to join.
  ///
  /// @param rotate makes a new token first; the old one is worth nothing then
  public Invitation invitation(Role role, boolean rotate) {
    if (rotate) {
      docker
          .swarm()
          .update(
              swarm -> swarm.path("Spec"),
              role == Role.WORKER ? Swarm.Rotation.WORKER_TOKEN : Swarm.Rotation.MANAGER_TOKEN);
    }
    JsonNode swarm = docker.swarm().inspect();
    String address =
        docker
            .nodes()
            .inspect(docker.daemon().info().path("Swarm").path("NodeID").asText())
            .map(node -> node.path("ManagerStatus").path("Addr").asText())
            .orElse("");
    return new Invitation(role, swarm.path("JoinTokens").path(role.field).asText(), address);
  }

  /// Joins a swarm.
  ///
  /// @param reach how this engine is reached
  /// @param token proves that it may, and says as what
  /// @param addresses addresses of managers
  /// @return whether it is a manager now
  public boolean join(Reach reach, String token, List<String> addresses) {
    ObjectNode body = reach.body();
    body.put("JoinToken", token);
    body.set("RemoteAddrs", Json.array(addresses));
    docker.swarm().join(body);
    return docker.daemon().info().path("Swarm").path("ControlAvailable").asBoolean();
  }

  /// Leaves the swarm.
  ///
  /// @param force even if it is a manager
  public void leave(boolean force) {
    docker.swarm().leave(force);
  }
}
