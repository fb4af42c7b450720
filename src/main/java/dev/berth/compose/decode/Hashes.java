package dev.berth.compose.decode;

import dev.berth.model.ServiceHash;
import java.util.Map;

/// Digests of definitions, as Docker Compose computes them.
///
/// @param services by service name
/// @param networks by network key
/// @param volumes by volume key
public record Hashes(
    Map<String, ServiceHash> services, Map<String, String> networks, Map<String, String> volumes) {
  public Hashes {
    services = Map.copyOf(services);
    networks = Map.copyOf(networks);
    volumes = Map.copyOf(volumes);
  }
}
