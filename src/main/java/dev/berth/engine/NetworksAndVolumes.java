package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Network;
import dev.berth.model.Volume;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.target.NetworkSpec;
import dev.berth.target.VolumeSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Networks and volumes as resources, wanted and observed.
final class NetworksAndVolumes {
  private static final int SHORT_ID = 12;

  private NetworksAndVolumes() {}

  static Resource wanted(Network network, @Nullable JsonNode observed) {
    ResourceId id = new ResourceId(Kind.NETWORK, network.name());
    return resource(
        id, spec(network, observed), standing(network.external()), network.configHash());
  }

  static Resource wanted(Volume volume) {
    ResourceId id = new ResourceId(Kind.VOLUME, volume.name());
    Map<String, String> options = volume.driverOptions();
    VolumeSpec spec =
        new VolumeSpec(
            volume.driver(),
            options == null || options.isEmpty() ? null : options,
            volume.labels().isEmpty() ? null : volume.labels());
    return resource(id, spec, standing(volume.external()), volume.configHash());
  }

  static Resource network(JsonNode inspected, Resource.Standing standing) {
    NetworkSpec spec =
        new NetworkSpec(
            Fields.text(inspected.path("Driver")),
            Fields.map(inspected.path("Options")),
            Fields.flag(inspected.path("Internal")),
            Fields.flag(inspected.path("Attachable")),
            inspected.has("EnableIPv4") ? inspected.path("EnableIPv4").asBoolean() : null,
            Fields.flag(inspected.path("EnableIPv6")),
            ipam(inspected.path("IPAM")),
            userLabels(inspected.path("Labels")));
    ResourceId id = new ResourceId(Kind.NETWORK, inspected.path("Name").asText());
    return resource(id, spec, standing, fingerprint(inspected));
  }

  /// A network that has the name of another one, and is known by its ID.
  static Resource spare(JsonNode inspected) {
    String id = inspected.path("Id").asText();
    return resource(
        new ResourceId(Kind.NETWORK, id.substring(0, Math.min(SHORT_ID, id.length()))),
        network(inspected, Resource.Standing.OWN).spec(),
        Resource.Standing.OWN,
        fingerprint(inspected));
  }

  static Resource volume(JsonNode inspected, Resource.Standing standing) {
    VolumeSpec spec =
        new VolumeSpec(
            Fields.text(inspected.path("Driver")),
            Fields.map(inspected.path("Options")),
            userLabels(inspected.path("Labels")));
    ResourceId id = new ResourceId(Kind.VOLUME, inspected.path("Name").asText());
    return resource(id, spec, standing, fingerprint(inspected));
  }

  private static @Nullable String fingerprint(JsonNode inspected) {
    JsonNode hash = inspected.path("Labels").path(ComposeLabels.CONFIG_HASH);
    return hash.isTextual() ? hash.asText() : null;
  }

  private static Resource resource(
      ResourceId id, Spec spec, Resource.Standing standing, @Nullable String fingerprint) {
    return new Resource(id, spec, null, standing, fingerprint, null, Set.of());
  }

  private static Resource.Standing standing(boolean external) {
    return external ? Resource.Standing.EXTERNAL : Resource.Standing.OWN;
  }

  private static NetworkSpec spec(Network network, @Nullable JsonNode observed) {
    return new NetworkSpec(
        network.driver(),
        network.driverOptions().isEmpty() ? null : network.driverOptions(),
        Boolean.TRUE.equals(network.internal()) ? true : null,
        Boolean.TRUE.equals(network.attachable()) ? true : null,
        (observed == null || observed.has("EnableIPv4")) ? network.enableIpv4() : null,
        Boolean.TRUE.equals(network.enableIpv6()) ? true : null,
        network.ipam() == null ? null : ipam(network.ipam(), observed),
        network.labels().isEmpty() ? null : network.labels());
  }

  /// What the file leaves open, the engine has chosen.
  private static NetworkSpec.Ipam ipam(Network.Ipam ipam, @Nullable JsonNode observed) {
    NetworkSpec.Ipam there = observed == null ? null : ipam(observed.path("IPAM"));
    Map<String, NetworkSpec.Pool> pools = new TreeMap<>();
    for (Network.Pool pool : ipam.pools()) {
      if (pool.subnet() == null) {
        continue;
      }
      NetworkSpec.Pool chosen =
          there == null || there.config() == null ? null : there.config().get(pool.subnet());
      pools.put(
          pool.subnet(),
          new NetworkSpec.Pool(
              (pool.ipRange() == null && chosen != null) ? chosen.ipRange() : pool.ipRange(),
              (pool.gateway() == null && chosen != null) ? chosen.gateway() : pool.gateway(),
              pool.auxAddresses().isEmpty() ? null : pool.auxAddresses()));
    }
    String driver = (ipam.driver() == null && there != null) ? there.driver() : ipam.driver();
    Map<String, NetworkSpec.Pool> config =
        !pools.isEmpty() ? pools : there == null ? null : there.config();
    return new NetworkSpec.Ipam(driver, ipam.options().isEmpty() ? null : ipam.options(), config);
  }

  private static NetworkSpec.Ipam ipam(JsonNode ipam) {
    Map<String, NetworkSpec.Pool> pools = new TreeMap<>();
    for (JsonNode pool : ipam.path("Config")) {
      pools.put(
          pool.path("Subnet").asText(),
          new NetworkSpec.Pool(
              Fields.text(pool.path("IPRange")),
              Fields.text(pool.path("Gateway")),
              Fields.map(pool.path("AuxiliaryAddresses"))));
    }
    return new NetworkSpec.Ipam(
        Fields.text(ipam.path("Driver")),
        Fields.map(ipam.path("Options")),
        pools.isEmpty() ? null : pools);
  }

  private static @Nullable Map<String, String> userLabels(JsonNode labels) {
    Map<String, String> own = new TreeMap<>();
    labels.properties().forEach(entry -> own.put(entry.getKey(), entry.getValue().asText()));
    own.keySet().removeIf(ComposeLabels::isBookkeeping);
    return own.isEmpty() ? null : own;
  }
}
