package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.swarm.spec.ServiceSpec.FileUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The configs or secrets of a service from and to the `SecretReference` and `ConfigReference` of
/// the Engine API.
///
/// @param word `Config` or `Secret`
record FileUses(String word) {
  private static final int OCTAL = 8;

  Map<String, FileUse> read(JsonNode list) {
    Map<String, FileUse> uses = new LinkedHashMap<>();
    for (JsonNode reference : list) {
      JsonNode file = reference.path("File");
      if (file.isObject()) {
        uses.put(
            file.path("Name").asText(),
            new FileUse(
                reference.path(word + "Name").asText(),
                file.path("UID").asText(),
                file.path("GID").asText(),
                String.format("%04o", file.path("Mode").asInt())));
      }
    }
    return uses;
  }

  /// Sorted by name, so that another order in the file restarts nothing.
  ///
  /// @param ids ID of a config or secret by name
  ArrayNode write(@Nullable Map<String, FileUse> uses, UnaryOperator<String> ids) {
    ArrayNode list = Json.array();
    if (uses != null) {
      List<Map.Entry<String, FileUse>> sorted =
          uses.entrySet().stream()
              .sorted((one, other) -> one.getValue().source().compareTo(other.getValue().source()))
              .toList();
      for (Map.Entry<String, FileUse> use : sorted) {
        FileUse file = use.getValue();
        ObjectNode target =
            Json.object()
                .put("Name", use.getKey())
                .put("UID", file.uid())
                .put("GID", file.gid())
                .put("Mode", Integer.parseInt(file.mode(), OCTAL));
        list.add(reference(file.source(), ids).set("File", target));
      }
    }
    return list;
  }

  ObjectNode reference(String name, UnaryOperator<String> ids) {
    return Json.object().put(word + "ID", ids.apply(name)).put(word + "Name", name);
  }
}
