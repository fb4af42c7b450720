package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The address pools of networks: subnets, and what must lie within them.
final class NetworkAddresses {
  private static final Set<String> OWN_DRIVERS = Set.of("", "default");

  private final Warnings warnings;

  NetworkAddresses(Warnings warnings) {
    this.warnings = warnings;
  }

  /// A subnet that a network has.
  private record Taken(String networkName, Subnet subnet, Found found) {}

  private final List<Taken> taken = new ArrayList<>();

  void check(MapNode file) {
    for (Found network : Found.along(file, Path.ROOT, "networks", EACH)) {
      if (hasOwnPlan(network)) {
        for (Found found : Found.along(network.node(), network.path(), "ipam", "config", EACH)) {
          pool(found);
        }
        for (Found found :
            Found.along(network.node(), network.path(), "ipam", "config", EACH, "subnet")) {
          overlap(found, network);
        }
      }
    }
  }

  /// Whether Docker itself gives out the addresses of a network.
  private static boolean hasOwnPlan(Found network) {
    return network.node() instanceof MapNode map
        && !Tree.text(map, "external").equals("true")
        && OWN_DRIVERS.contains(Tree.text(Tree.map(map, "ipam"), "driver"));
  }

  private void overlap(Found found, Found network) {
    Optional<Subnet> subnet = Subnet.of(found.text());
    if (subnet.isEmpty()) {
      return;
    }
    String networkName = network.path().lastKey();
    for (Taken other : taken) {
      if (other.subnet().contains(subnet.get()) || subnet.get().contains(other.subnet())) {
        warnings.add(
            Code.BAD_ADDRESS,
            found,
            "\"%s\" overlaps with \"%s\" of networks.%s"
                .formatted(found.text(), other.found().text(), other.networkName()),
            "give each network addresses of its own",
            "the other one is here",
            other.found().span());
        return;
      }
    }
    taken.add(new Taken(networkName, subnet.get(), found));
  }

  private void pool(Found pool) {
    String written = pool.text("subnet");
    Optional<Subnet> subnet = Subnet.of(written);
    for (Found found : Found.along(pool.node(), pool.path(), "subnet")) {
      if (subnet.isEmpty() && !written.isEmpty()) {
        bad(found, "is no subnet", "write ADDRESS/BITS, e.g. 10.0.0.0/24");
      } else if (subnet.isPresent() && !subnet.get().beginsAtBase()) {
        bad(
            found,
            "does not begin at a border of its size",
            "set the bits after the first " + subnet.get().bits() + " to 0");
      }
    }
    for (Found found : Found.along(pool.node(), pool.path(), "ip_range")) {
      Optional<Subnet> range = Subnet.of(found.text());
      if (found.text().isEmpty()) {
        continue;
      }
      if (range.isEmpty()) {
        bad(found, "is no range of addresses", "write ADDRESS/BITS, e.g. 10.0.0.128/25");
      } else if (subnet.isPresent() && !subnet.get().contains(range.get())) {
        outside(found, written);
      }
    }
    for (Found found : Found.along(pool.node(), pool.path(), "gateway")) {
      address(found, subnet, written);
    }
    for (Found found : Found.along(pool.node(), pool.path(), "aux_addresses", EACH)) {
      address(found, subnet, written);
    }
  }

  private void address(Found found, Optional<Subnet> subnet, String written) {
    Optional<Address> address = Address.of(found.text());
    if (found.text().isEmpty()) {
      return;
    }
    if (address.isEmpty()) {
      bad(found, "is no IP address", "write an address of the subnet, without a slash");
    } else if (subnet.isPresent() && !subnet.get().contains(address.get())) {
      outside(found, written);
    }
  }

  private void bad(Found found, String what, String help) {
    warnings.add(Code.BAD_ADDRESS, found, "\"" + found.text() + "\" " + what, help);
  }

  private void outside(Found found, String subnet) {
    bad(found, "is not in the subnet " + subnet, "choose one that is");
  }
}
