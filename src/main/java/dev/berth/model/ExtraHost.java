package dev.berth.model;

import java.util.Comparator;

/// A name that a container has for an address.
///
/// @param name name of the host
/// @param address its address, or `host-gateway`
public record ExtraHost(String name, String address) {
  /// By name, and for one name by address.
  public static final Comparator<ExtraHost> ORDER =
      (one, other) -> {
        int byName = one.name.compareTo(other.name);
        return byName != 0 ? byName : one.address.compareTo(other.address);
      };
}
