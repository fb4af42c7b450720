package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.ApiVersion;
import dev.berth.docker.Json;
import dev.berth.model.Lifecycle;
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
    json.set("containers", containers(snapshot.containers()));
    json.set("networks", map(snapshot.networks()));
    json.set("spareNetworks", Json.object().arrayNode().addAll(snapshot.spareNetworks()));
    json.set("volumes", map(snapshot.volumes()));
    ObjectNode neighbours = json.putObject("neighbours");
    snapshot
        .neighbours()
        .forEach((named, containers) -> neighbours.set(named.toString(), containers(containers)));
    ObjectNode images = json.putObject("images");
    snapshot.images().forEach((name, image) -> images.set(name, part(image, OF_IMAGES)));
    return json;
  }

  private static ArrayNode containers(List<ObservedContainer> all) {
    ArrayNode containers = Json.array();
    for (ObservedContainer container : all) {
      JsonNode inspected = container.inspected();
      ObjectNode part = part(inspected, OF_CONTAINERS);
      part.set("State", part(inspected.path("State"), OF_STATES));
      part.putObject("NetworkSettings")
          .set("Networks", inspected.path("NetworkSettings").path("Networks").deepCopy());
      containers.add(part);
    }
    return containers;
  }

  private static List<ObservedContainer> containers(JsonNode json) {
    List<ObservedContainer> containers = new ArrayList<>();
    json.forEach(each -> containers.add(new ObservedContainer(each)));
    return List.copyOf(containers);
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
    Map<Lifecycle.Neighbour, List<ObservedContainer>> neighbours = new TreeMap<>();
    json.path("neighbours")
        .properties()
        .forEach(entry ->
            Lifecycle.Neighbour.parse(entry.getKey())
                .ifPresent(named -> neighbours.put(named, containers(entry.getValue()))));
    List<JsonNode> spareNetworks = new ArrayList<>();
    json.path("spareNetworks").forEach(spareNetworks::add);
    return new Snapshot(
        new ApiVersion(1, json.path("api").asInt()),
        containers(json.path("containers")),
        map(json.path("networks")),
        List.copyOf(spareNetworks),
        map(json.path("volumes")),
        neighbours,
        map(json.path("images")));
  }

  private static Map<String, JsonNode> map(JsonNode json) {
    Map<String, JsonNode> values = new TreeMap<>();
    json.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }
}
