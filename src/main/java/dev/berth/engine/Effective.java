package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fills what the file does not say into the body of a container, such as it becomes once the
/// container exists: the image's own configuration, and the engine's choices inside of attributes
/// that the file sets only in part. So that a comparison with what exists shows real differences
/// only.
final class Effective {
  private final ObjectNode body;
  private final JsonNode image;
  private final ObservedContainer observed;

  private Effective(ObjectNode body, JsonNode image, ObservedContainer observed) {
    this.body = body;
    this.image = image;
    this.observed = observed;
  }

  /// Completes a body.
  ///
  /// @param body what the file says; is changed
  /// @param imageConfig `Config` of the image that the observed container was made from; empty if
  ///   that image is gone
  /// @param observed the container that exists
  static void complete(ObjectNode body, JsonNode imageConfig, ObservedContainer observed) {
    Effective effective = new Effective(body, imageConfig, observed);
    effective.process();
    effective.environment();
    effective.merge("Labels");
    effective.merge("ExposedPorts");
    effective.healthcheck();
    effective.logging();
    effective.anonymousVolumes();
  }

  private void process() {
    if (!body.has("Cmd") && !body.has("Entrypoint")) {
      take("Cmd");
    }
    for (String field : List.of("Entrypoint", "WorkingDir", "User", "StopSignal")) {
      if (!body.has(field)) {
        take(field);
      }
    }
  }

  private void take(String field) {
    if (image.hasNonNull(field)) {
      body.set(field, image.get(field));
    }
  }

  /// An entry without `=` takes the variable away.
  private void environment() {
    Set<String> named = new HashSet<>();
    ArrayNode entries = Json.array();
    for (JsonNode entry : body.path("Env")) {
      named.add(variable(entry));
      if (entry.asText().contains("=")) {
        entries.add(entry);
      }
    }
    JsonNode base =
        image.isMissingNode() ? observed.inspected().path("Config").path("Env") : image.path("Env");
    for (JsonNode entry : base) {
      if (!named.contains(variable(entry))) {
        entries.add(entry);
      }
    }
    body.set("Env", entries);
  }

  private static String variable(JsonNode entry) {
    String text = entry.asText();
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private void merge(String field) {
    ObjectNode merged = Json.object();
    JsonNode base =
        image.isMissingNode() ? observed.inspected().path("Config").path(field) : image.path(field);
    for (JsonNode source : List.of(base, body.path(field))) {
      for (Map.Entry<String, JsonNode> entry : source.properties()) {
        merged.set(entry.getKey(), entry.getValue());
      }
    }
    body.set(field, merged);
  }

  private void healthcheck() {
    JsonNode own = image.path("Healthcheck");
    if (!body.path("Healthcheck").isObject()) {
      take("Healthcheck");
      return;
    }
    ObjectNode check = (ObjectNode) body.get("Healthcheck");
    if (check.path("Test").path(0).asText().equals("NONE")) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : own.properties()) {
      if (isUnsaid(check.path(entry.getKey()))) {
        check.set(entry.getKey(), entry.getValue());
      }
    }
  }

  /// The engine takes nothing, zero and an empty list alike for what the image says.
  private static boolean isUnsaid(JsonNode value) {
    return value.isArray() ? value.isEmpty() : value.asLong() == 0;
  }

  private void logging() {
    if (body.path("HostConfig").path("LogConfig").isObject()
        && body.path("HostConfig").path("LogConfig").path("Type").asText().isEmpty()) {
      ((ObjectNode) body.path("HostConfig").path("LogConfig"))
          .set("Type", observed.inspected().path("HostConfig").path("LogConfig").path("Type"));
    }
  }

  /// Volumes that the image declares are carried over when a container is replaced, and then have
  /// mounts of their own.
  private void anonymousVolumes() {
    Map<String, String> mounted = MountTexts.of(body.path("HostConfig"));
    ArrayNode mounts = (ArrayNode) body.path("HostConfig").path("Mounts");
    for (JsonNode mount : observed.inspected().path("HostConfig").path("Mounts")) {
      String target = mount.path("Target").asText();
      boolean ofImage = image.path("Volumes").has(target);
      if (ofImage
          && observed.anonymousVolumes().containsKey(target)
          && (mounted == null || !mounted.containsKey(target))) {
        mounts.add(mount);
      }
    }
  }
}
