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
    String subnet = Objects.requireNonNull(config.getSubnet());
    String gateway = config.getGateway();
    return new Bridge(subnet, gateway == null ? firstAddress(subnet) : gateway);
  }

  /// What an engine that has just made its bridge does not tell before it is started again.
  private static String firstAddress(String subnet) {
    return subnet.replaceFirst("\\.0/\\d+$", ".1");
  }
}
