package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;

/// A node.
///
/// @param id its ID
/// @param self whether it is the one that was asked
/// @param hostname its host name
/// @param status `Ready`, `Down`, `Unknown` or `Disconnected`
/// @param availability `Active`, `Pause` or `Drain`
/// @param managerStatus `Leader`, `Reachable` or `Unreachable`; empty for a worker
/// @param engineVersion version of its engine
/// @param tlsStatus `Ready`, or `Needs Rotation` while its certificate is not of the current root
public record NodeRow(
    String id,
    boolean self,
    String hostname,
    String status,
    String availability,
    String managerStatus,
    String engineVersion,
    String tlsStatus)
    implements Row {

  @Override
  public SortedMap<String, Object> fields() {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("Availability", availability);
    fields.put("EngineVersion", engineVersion);
    fields.put("Hostname", hostname);
    fields.put("ID", id);
    fields.put("ManagerStatus", managerStatus);
    fields.put("Self", self);
    fields.put("Status", status);
    fields.put("TLSStatus", tlsStatus);
    return fields;
  }

  /// With `Marked`, the ID and a star at the node that was asked.
  @Override
  public SortedMap<String, Object> cells() {
    SortedMap<String, Object> cells = fields();
    cells.put("Marked", id + (self ? " *" : "  "));
    return cells;
  }

  static NodeRow of(JsonNode node, String self, String trustRoot) {
    JsonNode description = node.path("Description");
    String id = node.path("ID").asText();
    JsonNode manager = node.path("ManagerStatus");
    return new NodeRow(
        id,
        id.equals(self),
        description.path("Hostname").asText(),
        Shown.capitalized(node.path("Status").path("State").asText()),
        Shown.capitalized(node.path("Spec").path("Availability").asText()),
        manager.path("Leader").asBoolean()
            ? "Leader"
            : Shown.capitalized(manager.path("Reachability").asText("")),
        description.path("Engine").path("EngineVersion").asText(),
        tls(description.path("TLSInfo").path("TrustRoot").asText(""), trustRoot));
  }

  private static String tls(String own, String ofSwarm) {
    if (own.isEmpty()) {
      return "Unknown";
    }
    return own.equals(ofSwarm) ? "Ready" : "Needs Rotation";
  }
}
