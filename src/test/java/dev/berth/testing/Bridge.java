package dev.berth.testing;

import com.github.dockerjava.api.model.Network;
import java.util.Objects;

/// The network on which the engines in containers are, and the machine with them.
///
/// @param subnet its addresses
/// @param gateway the address of the machine on it
record Bridge(String subnet, String gateway) {

  static Bridge of(Engine host) {
    Network network = host.client().inspectNetworkCmd().withNetworkId("bridge").exec();
    Network.Ipam.Config config = Objects.requireNonNull(network.getIpam().getConfig()).getFirst();
    return new Bridge(
        Objects.requireNonNull(config.getSubnet()), Objects.requireNonNull(config.getGateway()));
  }
}
