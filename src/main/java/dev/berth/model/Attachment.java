package dev.berth.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a service joins a network.
///
/// @param aliases further names on this network
/// @param ipv4Address fixed address
/// @param ipv6Address fixed address
/// @param linkLocalIps link-local addresses
/// @param macAddress MAC address on this network
/// @param interfaceName name of the interface inside
/// @param driverOptions options of the endpoint
/// @param gatewayPriority the highest one is the default gateway; absent for 0
/// @param priority networks are joined highest first; absent for 0
public record Attachment(
    List<String> aliases,
    @Nullable String ipv4Address,
    @Nullable String ipv6Address,
    List<String> linkLocalIps,
    @Nullable String macAddress,
    @Nullable String interfaceName,
    Map<String, String> driverOptions,
    @Nullable Integer gatewayPriority,
    @Nullable Integer priority) {

  public Attachment {
    aliases = List.copyOf(aliases);
    linkLocalIps = List.copyOf(linkLocalIps);
    driverOptions = Maps.ordered(driverOptions);
  }
}
