package dev.berth.cli.swarm;

import dev.berth.swarm.view.Membership;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a member of a swarm is reached.
final class SwarmReach {
  @Option(
      names = "--advertise-addr",
      paramLabel = "ADDRESS",
      description = "Address or interface that other nodes are told, with or without a port.")
  @Nullable String advertiseAddress;

  @Option(
      names = "--listen-addr",
      paramLabel = "ADDRESS",
      description = "Address that it listens on for other nodes. Default: 0.0.0.0:2377.")
  @Nullable String listenAddress;

  @Option(
      names = "--data-path-addr",
      paramLabel = "ADDRESS",
      description = "Address or interface for traffic between containers.")
  @Nullable String dataPathAddress;

  @Option(
      names = "--availability",
      paramLabel = "WHAT",
      description = "active, pause or drain. Default: active.")
  @Nullable String availability;

  Membership.Reach reach() {
    return new Membership.Reach(listenAddress, advertiseAddress, dataPathAddress, availability);
  }
}
