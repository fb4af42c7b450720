package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Ports of the Engine API as Compose files write them: `[address:][host port:]port[/protocol]`.
final class PortTexts {
  private static final String TCP = "/tcp";

  private PortTexts() {}

  static @Nullable Set<String> published(JsonNode bindings) {
    if (bindings.isEmpty()) {
      return null;
    }
    Set<String> ports = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : bindings.properties()) {
      for (JsonNode binding : entry.getValue()) {
        String address = binding.path("HostIp").asText("");
        String hostPort = binding.path("HostPort").asText("");
        String target = withoutTcp(entry.getKey());
        if (!address.isEmpty()) {
          ports.add(
              (address.contains(":") ? "[" + address + "]" : address)
                  + ":"
                  + hostPort
                  + ":"
                  + target);
        } else {
          ports.add(hostPort.isEmpty() || hostPort.equals("0") ? target : hostPort + ":" + target);
        }
      }
    }
    return ports.isEmpty() ? null : ports;
  }

  /// Ports open to other containers that are not published.
  static @Nullable Set<String> exposed(JsonNode exposed, JsonNode bindings) {
    if (exposed.isEmpty()) {
      return null;
    }
    Set<String> ports = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : exposed.properties()) {
      if (!bindings.has(entry.getKey())) {
        ports.add(withoutTcp(entry.getKey()));
      }
    }
    return ports.isEmpty() ? null : ports;
  }

  private static String withoutTcp(String port) {
    return port.endsWith(TCP) ? port.substring(0, port.length() - TCP.length()) : port;
  }
}
