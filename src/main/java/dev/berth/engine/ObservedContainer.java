package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Lifecycle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A container of a project as it was seen. What is asked for often is looked up once.
final class ObservedContainer {
  private static final int GENERATED = 64;
  private static final int SHORT_ID = 12;

  private final JsonNode inspected;
  private final JsonNode labels;
  private final String name;
  private final String serviceName;
  private final boolean oneOff;

  /// @param inspected answer of `GET /containers/{id}/json`
  ObservedContainer(JsonNode inspected) {
    this.inspected = inspected;
    this.labels = inspected.path("Config").path("Labels");
    String path = inspected.path("Name").asText();
    this.name = path.startsWith("/") ? path.substring(1) : path;
    this.serviceName = label(ComposeLabels.SERVICE).orElse("");
    this.oneOff = label(ComposeLabels.ONE_OFF).orElse("").equalsIgnoreCase("true");
  }

  /// The answer of `GET /containers/{id}/json`.
  JsonNode inspected() {
    return inspected;
  }

  String id() {
    return inspected.path("Id").asText();
  }

  String shortId() {
    return id().substring(0, Math.min(SHORT_ID, id().length()));
  }

  String name() {
    return name;
  }

  /// The name that it was to have once its predecessor is gone, if its own is a temporary one:
  /// short ID and intended name.
  Optional<String> intendedName() {
    return name.length() > SHORT_ID + 1
            && name.charAt(SHORT_ID) == '_'
            && Names.isHexadecimal(name.substring(0, SHORT_ID), SHORT_ID)
        ? Optional.of(name.substring(SHORT_ID + 1))
        : Optional.empty();
  }

  String serviceName() {
    return serviceName;
  }

  boolean oneOff() {
    return oneOff;
  }

  int number() {
    try {
      return Integer.parseInt(label(ComposeLabels.NUMBER).orElse("0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  Optional<String> label(String key) {
    JsonNode value = labels.path(key);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  String imageId() {
    return inspected.path("Image").asText();
  }

  String status() {
    return inspected.path("State").path("Status").asText();
  }

  boolean running() {
    return inspected.path("State").path("Running").asBoolean();
  }

  boolean exitedWith(int code) {
    return status().equals("exited") && inspected.path("State").path("ExitCode").asInt() == code;
  }

  /// Names of the attributes that its maker set; absent if its maker did not say.
  @Nullable Set<String> fields() {
    return label(ComposeLabels.FIELDS)
        .map(text -> new TreeSet<>(List.of(text.split(",", -1))))
        .orElse(null);
  }

  /// The services that it depends on, as they were when it was made.
  Map<String, Lifecycle.Dependency> dependencies() {
    Map<String, Lifecycle.Dependency> dependencies = new LinkedHashMap<>();
    for (String entry : label(ComposeLabels.DEPENDS_ON).orElse("").split(",", -1)) {
      if (!entry.isBlank()) {
        String[] parts = entry.split(":", -1);
        String condition = parts.length > 1 ? parts[1] : "";
        boolean restart = parts.length > 2 && parts[2].equals("true");
        dependencies.put(
            parts[0], new Lifecycle.Dependency(Lifecycle.Condition.of(condition), restart, true));
      }
    }
    return dependencies;
  }

  Set<String> networkNames() {
    Set<String> names = new TreeSet<>();
    inspected.path("NetworkSettings").path("Networks").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// Its volumes without a name of the user's, by path inside.
  Map<String, String> anonymousVolumes() {
    Map<String, String> volumes = new TreeMap<>();
    for (JsonNode mount : inspected.path("Mounts")) {
      String name = mount.path("Name").asText();
      if (mount.path("Type").asText().equals("volume") && Names.isHexadecimal(name, GENERATED)) {
        volumes.put(mount.path("Destination").asText(), name);
      }
    }
    return volumes;
  }

  /// Whether a name on a network is one that it did not ask for. If it is renamed, it keeps the
  /// name there that it was made with.
  boolean isOwnName(String alias) {
    return alias.equals(name())
        || alias.equals(serviceName())
        || alias.equals(shortId())
        || alias.equals(inspected.path("Config").path("Hostname").asText())
        || intendedName().filter(alias::equals).isPresent()
        || alias.equals(usualName('-'))
        || alias.equals(usualName('_'));
  }

  private String usualName(char separator) {
    return label(ComposeLabels.PROJECT).orElse("")
        + separator
        + serviceName
        + separator
        + label(ComposeLabels.NUMBER).orElse("");
  }
}
