package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.target.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [NetworkSpec] from and to the Engine API.
final class NetworkJson {
  /// What the overlay driver notes among the options.
  static final String ALLOCATED = "com.docker.network.driver.overlay.vxlanid_list";

  private NetworkJson() {}

  /// Reads a network. What the manager has chosen where nothing was asked for is left out: of the
  /// address management, only what `wanted` speaks of is read.
  ///
  /// @param wanted what is asked for; absent if nothing is
  static NetworkSpec read(JsonNode json, @Nullable NetworkSpec wanted) {
    Map<String, String> options = texts(json.path("Options"));
    identify(options, wanted);
    boolean ipv4 = wanted != null && wanted.enableIpv4() != null && json.has("EnableIPv4");
    return new NetworkSpec(
        json.path("Driver").asText(),
        options,
        json.path("Internal").asBoolean(),
        json.path("Attachable").asBoolean(),
        ipv4 ? (Boolean) json.path("EnableIPv4").asBoolean() : null,
        json.path("EnableIPv6").asBoolean(),
        wanted == null || wanted.ipam() == null ? null : ipam(json.path("IPAM"), wanted.ipam()),
        texts(json.path("Labels")));
  }

  /// The driver numbers a network where nothing was asked for, and goes on where too few numbers
  /// were.
  private static void identify(Map<String, String> options, @Nullable NetworkSpec wanted) {
    Map<String, String> asked = wanted == null ? null : wanted.driverOpts();
    String numbers = asked == null ? null : asked.get(ALLOCATED);
    if (numbers == null) {
      options.remove(ALLOCATED);
    } else if (options.getOrDefault(ALLOCATED, "").startsWith(numbers + ",")) {
      options.put(ALLOCATED, numbers);
    }
  }

  /// Reads a network that was recorded with what was asked for, and nothing else.
  static NetworkSpec readWhole(JsonNode json) {
    NetworkSpec network = read(json, null);
    JsonNode ipam = json.path("IPAM");
    return new NetworkSpec(
        network.driver(),
        network.driverOpts(),
        network.internal(),
        network.attachable(),
        network.enableIpv4(),
        network.enableIpv6(),
        ipam.isObject() ? whole(ipam) : null,
        network.labels());
  }

  private static NetworkSpec.Ipam whole(JsonNode json) {
    Map<String, NetworkSpec.Pool> pools = new LinkedHashMap<>();
    for (JsonNode pool : json.path("Config")) {
      pools.put(
          pool.path("Subnet").asText(),
          new NetworkSpec.Pool(
              text(pool, "IPRange"),
              text(pool, "Gateway"),
              pool.has("AuxiliaryAddresses") ? texts(pool.path("AuxiliaryAddresses")) : null));
    }
    return new NetworkSpec.Ipam(
        text(json, "Driver"),
        json.has("Options") ? texts(json.path("Options")) : null,
        json.has("Config") ? pools : null);
  }

  private static NetworkSpec.Ipam ipam(JsonNode json, NetworkSpec.Ipam wanted) {
    Map<String, NetworkSpec.Pool> pools = new LinkedHashMap<>();
    Map<String, NetworkSpec.Pool> wantedPools =
        wanted.config() == null ? Map.of() : wanted.config();
    for (JsonNode pool : json.path("Config")) {
      String subnet = pool.path("Subnet").asText();
      NetworkSpec.Pool asked = wantedPools.get(subnet);
      pools.put(
          subnet,
          new NetworkSpec.Pool(
              asked == null || asked.ipRange() == null ? null : text(pool, "IPRange"),
              asked == null || asked.gateway() == null ? null : text(pool, "Gateway"),
              asked == null || asked.auxAddresses() == null
                  ? null
                  : texts(pool.path("AuxiliaryAddresses"))));
    }
    return new NetworkSpec.Ipam(
        wanted.driver() == null ? null : text(json, "Driver"),
        wanted.options() == null ? null : texts(json.path("Options")),
        wantedPools.isEmpty() ? null : pools);
  }

  private static @Nullable String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /// The body that makes a network: `POST /networks/create`.
  static ObjectNode write(String name, NetworkSpec spec) {
    ObjectNode json = Json.object().put("Name", name).put("Driver", spec.driver());
    json.set("Options", Json.object(orEmpty(spec.driverOpts())));
    json.set("Labels", Json.object(orEmpty(spec.labels())));
    json.put("Internal", Boolean.TRUE.equals(spec.internal()));
    json.put("Attachable", Boolean.TRUE.equals(spec.attachable()));
    if (spec.enableIpv4() != null) {
      json.put("EnableIPv4", spec.enableIpv4());
    }
    if (Boolean.TRUE.equals(spec.enableIpv6())) {
      json.put("EnableIPv6", true);
    }
    NetworkSpec.Ipam ipam = spec.ipam();
    if (ipam != null) {
      json.set("IPAM", write(ipam));
    }
    return json;
  }

  static ObjectNode write(NetworkSpec.Ipam ipam) {
    ObjectNode json = Json.object();
    if (ipam.driver() != null) {
      json.put("Driver", ipam.driver());
    }
    if (ipam.options() != null) {
      json.set("Options", Json.object(ipam.options()));
    }
    if (ipam.config() != null) {
      ArrayNode pools = json.putArray("Config");
      ipam.config()
          .forEach((subnet, pool) -> {
            ObjectNode entry = pools.addObject().put("Subnet", subnet);
            if (pool.ipRange() != null) {
              entry.put("IPRange", pool.ipRange());
            }
            if (pool.gateway() != null) {
              entry.put("Gateway", pool.gateway());
            }
            if (pool.auxAddresses() != null) {
              entry.set("AuxiliaryAddresses", Json.object(pool.auxAddresses()));
            }
          });
    }
    return json;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
