package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;

/// A service.
///
/// @param id its ID
/// @param name its name
/// @param mode what its tasks are, such as `replicated`
/// @param replicas tasks that run and tasks wanted, such as `3/5`
/// @param image its image
/// @param ports ports published on all nodes, such as `*:8080->80/tcp`
public record ServiceRow(
    String id, String name, String mode, String replicas, String image, String ports)
    implements Row {

  @Override
  public SortedMap<String, Object> fields() {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("ID", id);
    fields.put("Image", image);
    fields.put("Mode", mode);
    fields.put("Name", name);
    fields.put("Ports", ports);
    fields.put("Replicas", replicas);
    return fields;
  }

  /// @param service as listed, with its `ServiceStatus`
  /// @param whole leaves IDs and images whole
  static ServiceRow of(JsonNode service, boolean whole) {
    JsonNode spec = service.path("Spec");
    String id = service.path("ID").asText();
    String image = spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText();
    return new ServiceRow(
        whole ? id : Shown.id(id),
        spec.path("Name").asText(),
        mode(spec.path("Mode")),
        replicas(spec, service.path("ServiceStatus")),
        Shown.image(image),
        PublishedPorts.text(service.path("Endpoint").path("Ports")));
  }

  private static String mode(JsonNode mode) {
    if (mode.has("Global")) {
      return "global";
    }
    if (mode.has("ReplicatedJob")) {
      return "replicated job";
    }
    return mode.has("GlobalJob") ? "global job" : "replicated";
  }

  private static String replicas(JsonNode spec, JsonNode status) {
    long running = status.path("RunningTasks").asLong();
    long desired = status.path("DesiredTasks").asLong();
    long completed = status.path("CompletedTasks").asLong();
    String text = running + "/" + desired;
    JsonNode mode = spec.path("Mode");
    if (mode.has("ReplicatedJob")) {
      long total = mode.path("ReplicatedJob").path("TotalCompletions").asLong();
      return "%s (%s/%s completed)".formatted(text, completed, total);
    }
    if (mode.has("GlobalJob")) {
      return "%s (%s/%s completed)".formatted(text, completed, desired + completed);
    }
    long most = spec.path("TaskTemplate").path("Placement").path("MaxReplicas").asLong();
    return most > 0 ? "%s (max %s per node)".formatted(text, most) : text;
  }
}
