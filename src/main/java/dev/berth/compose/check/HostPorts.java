package dev.berth.compose.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ports of a host that are taken.
final class HostPorts {
  private final Map<String, List<Use>> uses = new HashMap<>();
  private final Map<Place, BitSet> bits = new HashMap<>();

  /// Where ports are taken.
  ///
  /// @param address the address of the host; empty for all
  /// @param protocol `tcp`, `udp` or `sctp`
  /// @param onNode whether only the node that runs the container publishes them
  record Place(String address, String protocol, boolean onNode) {
    /// Whether a port can be taken in one of the two places only. Containers that publish ports of
    /// their own node may run on different nodes.
    boolean meets(Place other) {
      return protocol.equals(other.protocol)
          && !(onNode && other.onNode)
          && (address.equals(other.address) || covers(other.address) || other.covers(address));
    }

    private boolean covers(String one) {
      return switch (address) {
        case "" -> true;
        case "0.0.0.0" -> one.indexOf(':') < 0;
        case "::" -> one.indexOf(':') >= 0;
        default -> false;
      };
    }
  }

  /// Who took a port.
  ///
  /// @param found the entry of `ports`
  /// @param serviceName the service
  /// @param place where
  record Use(Found found, String serviceName, Place place) {}

  /// Takes a port.
  ///
  /// @return who has taken it already, or null
  @Nullable Use take(Use use, int port) {
    List<Use> others =
        uses.computeIfAbsent(use.place().protocol() + port, key -> new ArrayList<>(1));
    Use first = null;
    for (Use other : others) {
      if (other.place().meets(use.place())) {
        first = other;
        break;
      }
    }
    if (first == null) {
      others.add(use);
      bits.computeIfAbsent(use.place(), place -> new BitSet()).set(port);
    }
    return first;
  }

  /// Takes any port of a range.
  ///
  /// @return whether one was left
  boolean takeOne(Place place, PortRange range) {
    BitSet occupied = new BitSet();
    bits.forEach((other, ports) -> {
      if (other.meets(place)) {
        occupied.or(ports);
      }
    });
    int free = occupied.nextClearBit(Math.max(1, range.first()));
    if (free > range.last()) {
      return false;
    }
    bits.computeIfAbsent(place, each -> new BitSet()).set(free);
    return true;
  }
}
