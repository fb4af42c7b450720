package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A [Snapshot] as JSON: of what the manager tells, as much as plans are made from. Of a revision,
/// that is what it uses.
final class SnapshotJson {
  private static final List<String> PARTS =
      List.of("ID", "Version", "CreatedAt", "Spec", "ServiceStatus", "Endpoint");

  private SnapshotJson() {}

  static ObjectNode write(Snapshot snapshot) {
    ObjectNode json = Json.object();
    json.set("services", parts(snapshot.services()));
    json.set("networks", map(snapshot.networks()));
    json.set("configs", parts(snapshot.configs()));
    json.set("secrets", parts(snapshot.secrets()));
    json.set("network_names", Json.object(snapshot.networkNames()));
    ArrayNode resources = json.putArray("generic_resources");
    snapshot.nodes().resources().forEach(resources::add);
    json.set("volumes", map(snapshot.nodes().volumes()));
    return json;
  }

  private static ObjectNode parts(Map<String, JsonNode> values) {
    ObjectNode json = Json.object();
    values.forEach((name, whole) -> {
      ObjectNode part = json.putObject(name);
      for (String field : PARTS) {
        if (whole.has(field)) {
          part.set(field, whole.path(field));
        }
      }
      if (Revisions.is(whole)) {
        part.set(Recorded.FILES, Recorded.filesOf(whole));
        part.set("Spec", ((ObjectNode) whole.path("Spec")).deepCopy().without("Data"));
      }
    });
    return json;
  }

  private static ObjectNode map(Map<String, JsonNode> values) {
    ObjectNode json = Json.object();
    values.forEach(json::set);
    return json;
  }

  static Snapshot read(JsonNode json) {
    Map<String, String> names = new TreeMap<>();
    json.path("network_names")
        .properties()
        .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
    Set<String> resources = new TreeSet<>();
    json.path("generic_resources").forEach(kind -> resources.add(kind.asText()));
    return new Snapshot(
        read(json, "services"),
        read(json, "networks"),
        read(json, "configs"),
        read(json, "secrets"),
        names,
        new OnNodes(resources, read(json, "volumes")));
  }

  private static Map<String, JsonNode> read(JsonNode json, String field) {
    Map<String, JsonNode> values = new TreeMap<>();
    json.path(field).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }
}
