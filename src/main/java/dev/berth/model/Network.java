package dev.berth.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A declared network.
///
/// @param key key under `networks`
/// @param name name on the target: `<project>_<key>` unless the file says otherwise
/// @param external it must exist already
/// @param configHash digest of the definition, equal to the one Docker Compose computes for it
/// @param driver network driver; absent for the target's default
/// @param driverOptions options of the driver
/// @param internal no way out
/// @param attachable standalone containers may join (swarm)
/// @param enableIpv4 assigns IPv4 addresses
/// @param enableIpv6 assigns IPv6 addresses
/// @param ipam address management; absent for the driver's own
/// @param labels labels of the network
public record Network(
    String key,
    String name,
    boolean external,
    String configHash,
    @Nullable String driver,
    Map<String, String> driverOptions,
    @Nullable Boolean internal,
    @Nullable Boolean attachable,
    @Nullable Boolean enableIpv4,
    @Nullable Boolean enableIpv6,
    @Nullable Ipam ipam,
    Map<String, String> labels) {

  /// Address management of a network.
  ///
  /// @param driver IPAM driver; absent for `default`
  /// @param options options of the driver
  /// @param pools address pools
  public record Ipam(@Nullable String driver, Map<String, String> options, List<Pool> pools) {
    public Ipam {
      options = Maps.ordered(options);
      pools = List.copyOf(pools);
    }
  }

  /// A pool of addresses.
  ///
  /// @param subnet in CIDR notation
  /// @param ipRange part of it that containers get addresses from
  /// @param gateway gateway address
  /// @param auxAddresses reserved addresses by host name
  public record Pool(
      @Nullable String subnet,
      @Nullable String ipRange,
      @Nullable String gateway,
      Map<String, String> auxAddresses) {
    public Pool {
      auxAddresses = Maps.ordered(auxAddresses);
    }
  }

  public Network {
    driverOptions = Maps.ordered(driverOptions);
    labels = Maps.ordered(labels);
  }
}
