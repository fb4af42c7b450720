package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Lifecycle.Condition;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.target.NetworkSpec;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// What the files of a stack say and a manager does not tell later: which addresses of a network
/// were asked for and not chosen by it, and what services wait for.
///
/// @param addresses address management by name of the network, where something was asked for
/// @param needs what must be true of other services before one is made or changed
record Intent(
    Map<String, NetworkSpec.Ipam> addresses, Map<ResourceId, Map<ResourceId, Condition>> needs) {
  static final Intent NONE = new Intent(Map.of(), Map.of());

  private static final String NETWORKS = "networks";
  private static final String ADDRESSES = "IPAM";
  private static final String NEEDS = "needs";

  static Intent of(State wanted, Map<ResourceId, Map<ResourceId, Condition>> needs) {
    Map<String, NetworkSpec.Ipam> addresses = new TreeMap<>();
    for (Resource resource : wanted.resources().values()) {
      if (resource.spec() instanceof NetworkSpec network && network.ipam() != null) {
        addresses.put(resource.id().name(), network.ipam());
      }
    }
    return new Intent(addresses, needs);
  }

  /// The same, and of what it does not speak of, what was meant before.
  ///
  /// @param spokenOf what it speaks of
  Intent over(Intent before, Collection<ResourceId> spokenOf) {
    Map<String, NetworkSpec.Ipam> allAddresses = new TreeMap<>(before.addresses);
    Map<ResourceId, Map<ResourceId, Condition>> allNeeds = new TreeMap<>(before.needs);
    for (ResourceId id : spokenOf) {
      allNeeds.remove(id);
      if (id.kind() == Kind.NETWORK) {
        allAddresses.remove(id.name());
      }
    }
    allAddresses.putAll(addresses);
    allNeeds.putAll(needs);
    return new Intent(allAddresses, allNeeds);
  }

  /// Adds it to what is recorded, as far as that has such networks and services.
  void write(ObjectNode recorded) {
    addresses.forEach((name, ipam) -> {
      if (recorded.path(NETWORKS).path(name) instanceof ObjectNode network) {
        network.set(ADDRESSES, NetworkJson.write(ipam));
      }
    });
    ObjectNode all = Json.object();
    needs.forEach((service, needed) -> {
      if (!needed.isEmpty() && recorded.path("services").has(service.name())) {
        ObjectNode one = all.putObject(service.name());
        needed.forEach((other, condition) -> one.put(other.name(), condition.name()));
      }
    });
    if (!all.isEmpty()) {
      recorded.set(NEEDS, all);
    }
  }

  static Intent read(JsonNode recorded) {
    Map<String, NetworkSpec.Ipam> addresses = new TreeMap<>();
    recorded
        .path(NETWORKS)
        .properties()
        .forEach(entry -> {
          NetworkSpec.Ipam ipam = NetworkJson.readWhole(entry.getValue()).ipam();
          if (ipam != null) {
            addresses.put(entry.getKey(), ipam);
          }
        });
    Map<ResourceId, Map<ResourceId, Condition>> needs = new TreeMap<>();
    recorded
        .path(NEEDS)
        .properties()
        .forEach(entry -> {
          Map<ResourceId, Condition> needed = new TreeMap<>();
          entry
              .getValue()
              .properties()
              .forEach(need ->
                  needed.put(service(need.getKey()), Condition.valueOf(need.getValue().asText())));
          needs.put(service(entry.getKey()), needed);
        });
    return new Intent(addresses, needs);
  }

  private static ResourceId service(String name) {
    return new ResourceId(Kind.SERVICE, name);
  }
}
