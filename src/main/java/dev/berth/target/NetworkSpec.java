package dev.berth.target;

import dev.berth.plan.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A network as a target has it.
///
/// @param driver network driver
/// @param driverOpts options of the driver
/// @param internal no way out
/// @param attachable standalone containers may join
/// @param enableIpv4 assigns IPv4 addresses
/// @param enableIpv6 assigns IPv6 addresses
/// @param ipam address management
/// @param labels the user's labels
public record NetworkSpec(
    @Nullable String driver,
    @Nullable Map<String, String> driverOpts,
    @Nullable Boolean internal,
    @Nullable Boolean attachable,
    @Nullable Boolean enableIpv4,
    @Nullable Boolean enableIpv6,
    @Nullable Ipam ipam,
    @Nullable Map<String, String> labels)
    implements Spec {

  /// Address management.
  ///
  /// @param driver IPAM driver
  /// @param options options of the driver
  /// @param config address pools by subnet
  public record Ipam(
      @Nullable String driver,
      @Nullable Map<String, String> options,
      @Nullable Map<String, Pool> config) {}

  /// An address pool.
  ///
  /// @param ipRange part that containers get addresses from, in CIDR notation
  /// @param gateway gateway address
  /// @param auxAddresses reserved addresses by host name
  public record Pool(
      @Nullable String ipRange,
      @Nullable String gateway,
      @Nullable Map<String, String> auxAddresses) {}

  @Override
  public Effect effectOf(String attribute) {
    return Effect.REPLACE;
  }
}
