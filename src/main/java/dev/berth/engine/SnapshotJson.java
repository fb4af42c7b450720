package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.ApiVersion;
import dev.berth.docker.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A [Snapshot] as JSON: of what the engine tells, as much as plans are made from.
final class SnapshotJson {
  private static final List<String> OF_CONTAINERS =
      List.of("Id", "Name", "Image", "Config", "HostConfig", "Mounts");
  private static final List<String> OF_STATES = List.of("Status", "Running", "ExitCode");
  private static final List<String> OF_IMAGES = List.of("Id", "Config");

  private SnapshotJson() {}

  static ObjectNode write(Snapshot snapshot) {
    ObjectNode json = Json.object();
    json.put("api", snapshot.api().minor());
    ArrayNode containers = json.putArray("containers");
    for (ObservedContainer container : snapshot.containers()) {
      JsonNode inspected = container.inspected();
      ObjectNode part = part(inspected, OF_CONTAINERS);
      part.set("State", part(inspected.path("State"), OF_STATES));
      part.putObject("NetworkSettings")
          .set("Networks", inspected.at("/NetworkSettings/Networks").deepCopy());
      containers.add(part);
    }
    json.set("networks", map(snapshot.networks()));
    json.set("spareNetworks", Json.object().arrayNode().addAll(snapshot.spareNetworks()));
    json.set("volumes", map(snapshot.volumes()));
    ObjectNode images = json.putObject("images");
    snapshot.images().forEach((name, image) -> images.set(name, part(image, OF_IMAGES)));
    return json;
  }

  private static ObjectNode part(JsonNode whole, List<String> fields) {
    ObjectNode part = Json.object();
    for (String field : fields) {
      if (whole.has(field)) {
        part.set(field, whole.path(field));
      }
    }
    return part;
  }

  private static ObjectNode map(Map<String, JsonNode> values) {
    ObjectNode json = Json.object();
    values.forEach(json::set);
    return json;
  }

  static Snapshot read(JsonNode json) {
    List<ObservedContainer> containers = new ArrayList<>();
    json.path("containers").forEach(each -> containers.add(new ObservedContainer(each)));
    List<JsonNode> spareNetworks = new ArrayList<>();
    json.path("spareNetworks").forEach(spareNetworks::add);
    return new Snapshot(
        new ApiVersion(1, json.path("api").asInt()),
        List.copyOf(containers),
        map(json.path("networks")),
        List.copyOf(spareNetworks),
        map(json.path("volumes")),
        map(json.path("images")));
  }

  private static Map<String, JsonNode> map(JsonNode json) {
    Map<String, JsonNode> values = new TreeMap<>();
    json.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }
}
