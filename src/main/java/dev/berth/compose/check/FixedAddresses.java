package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An address in a network belongs to one container.
final class FixedAddresses {
  private final Warnings warnings;
  private final Map<Use, Owner> owners = new HashMap<>();

  /// An address in a network.
  private record Use(String networkName, Address address) {}

  /// Who has it.
  private record Owner(String serviceName, Found found) {}

  FixedAddresses(Warnings warnings) {
    this.warnings = warnings;
  }

  void check(MapNode file) {
    for (MapNode.Entry entry : Tree.map(file, "services").entries()) {
      if (!(entry.value() instanceof MapNode service)) {
        continue;
      }
      Path path = Path.of("services", entry.key());
      for (MapNode.Entry network : Tree.map(service, "networks").entries()) {
        Path at = path.key("networks").key(network.key());
        for (String key : List.of("ipv4_address", "ipv6_address")) {
          for (Found found : Found.along(network.value(), at, key)) {
            address(found, entry.key(), network.key(), service);
          }
        }
      }
    }
  }

  private void address(Found found, String serviceName, String networkName, MapNode service) {
    Optional<Address> address = Address.of(found.text());
    if (address.isEmpty()) {
      return;
    }
    Use use = new Use(networkName, address.get());
    Owner first = owners.putIfAbsent(use, new Owner(serviceName, found));
    if (first != null) {
      warnings.add(
          Code.BAD_ADDRESS,
          found,
          found.text() + " belongs to services." + first.serviceName() + " already",
          "give each service an address of its own, or leave the address out",
          "the other one is here",
          first.found().span());
    } else if (replicas(service) > 1) {
      warnings.add(
          Code.BAD_ADDRESS,
          found,
          "only one of " + replicas(service) + " replicas can have the address " + found.text(),
          "leave the address out, or run one replica");
    }
  }

  private static long replicas(MapNode service) {
    String scale = Tree.text(service, "scale");
    String text = scale.isEmpty() ? Tree.text(Tree.map(service, "deploy"), "replicas") : scale;
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
