package dev.berth.model;

import java.util.Comparator;

/// A name that a container has for an address.
///
/// @param name name of the host
/// @param address its address, or `host-gateway`
public record ExtraHost(String name, String address) {
  /// By name, and for one name by address.
  public static final Comparator<ExtraHost> ORDER =
      Comparator.comparing(ExtraHost::name).thenComparing(ExtraHost::address);
}
