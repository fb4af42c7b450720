package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.swarm.spec.DeploySpec.BoundsSpec;
import dev.berth.swarm.spec.DeploySpec.Mode;
import dev.berth.swarm.spec.DeploySpec.PlacementSpec;
import dev.berth.swarm.spec.DeploySpec.ResourcesSpec;
import dev.berth.swarm.spec.DeploySpec.RestartPolicySpec;
import dev.berth.swarm.spec.DeploySpec.UpdateConfigSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [DeploySpec] from and to the `ServiceSpec` of the Engine API.
final class DeployJson {
  private static final int NANO_DIGITS = 9;
  private static final String NANO_CPUS = "NanoCPUs";
  private static final String MEMORY = "MemoryBytes";

  private DeployJson() {}

  static DeploySpec read(JsonNode service, @Nullable Map<String, String> labels) {
    JsonNode task = service.path("TaskTemplate");
    Mode mode = mode(service.path("Mode"));
    return new DeploySpec(
        mode,
        replicas(mode, service.path("Mode")),
        labels,
        Sparse.optional(task, "Resources", DeployJson::resources),
        Sparse.optional(task, "RestartPolicy", DeployJson::restartPolicy),
        Sparse.optional(service, "UpdateConfig", DeployJson::updateConfig),
        Sparse.optional(service, "RollbackConfig", DeployJson::updateConfig),
        Sparse.optional(task, "Placement", DeployJson::placement),
        Sparse.text(service.path("EndpointSpec"), "Mode"));
  }

  private static Mode mode(JsonNode mode) {
    if (mode.has("Global")) {
      return Mode.GLOBAL;
    }
    if (mode.has("GlobalJob")) {
      return Mode.GLOBAL_JOB;
    }
    return mode.has("ReplicatedJob") ? Mode.REPLICATED_JOB : Mode.REPLICATED;
  }

  private static @Nullable Long replicas(Mode mode, JsonNode json) {
    return switch (mode) {
      case GLOBAL, GLOBAL_JOB -> null;
      case REPLICATED -> json.path("Replicated").path("Replicas").asLong(1);
      case REPLICATED_JOB -> json.path("ReplicatedJob").path("TotalCompletions").asLong(1);
    };
  }

  private static ResourcesSpec resources(JsonNode json) {
    return new ResourcesSpec(bounds(json.path("Limits")), bounds(json.path("Reservations")));
  }

  private static @Nullable BoundsSpec bounds(JsonNode json) {
    if (!json.isObject()) {
      return null;
    }
    Long nanoCpus = Sparse.number(json, NANO_CPUS);
    Map<String, List<Long>> generic = new LinkedHashMap<>();
    for (JsonNode item : json.path("GenericResources")) {
      JsonNode discrete = item.path("DiscreteResourceSpec");
      generic
          .computeIfAbsent(discrete.path("Kind").asText(), _ -> new ArrayList<>())
          .add(discrete.path("Value").asLong());
    }
    return new BoundsSpec(
        nanoCpus == null ? null : cpus(nanoCpus),
        Sparse.number(json, MEMORY),
        Sparse.number(json, "Pids"),
        generic);
  }

  /// Processors in a form that is written without an exponent.
  static BigDecimal cpus(long nanoCpus) {
    BigDecimal cpus = BigDecimal.valueOf(nanoCpus, NANO_DIGITS).stripTrailingZeros();
    return cpus.scale() < 0 ? cpus.setScale(0) : cpus;
  }

  private static RestartPolicySpec restartPolicy(JsonNode json) {
    return new RestartPolicySpec(
        Sparse.text(json, "Condition"),
        Sparse.duration(json, "Delay"),
        Sparse.number(json, "MaxAttempts"),
        Sparse.duration(json, "Window"));
  }

  private static UpdateConfigSpec updateConfig(JsonNode json) {
    return new UpdateConfigSpec(
        json.path("Parallelism").asLong(),
        Sparse.duration(json, "Delay"),
        Sparse.text(json, "FailureAction"),
        Sparse.duration(json, "Monitor"),
        new BigDecimal(json.path("MaxFailureRatio").asText("0")),
        Sparse.text(json, "Order"));
  }

  private static PlacementSpec placement(JsonNode json) {
    List<String> preferences = new ArrayList<>();
    json.path("Preferences")
        .forEach(item -> preferences.add(item.path("Spread").path("SpreadDescriptor").asText()));
    return new PlacementSpec(
        Sparse.texts(json, "Constraints"), preferences, Sparse.number(json, "MaxReplicas"));
  }

  static JsonNode mode(DeploySpec deploy) {
    ObjectNode counts = Json.object();
    switch (deploy.mode()) {
      case REPLICATED -> Sparse.put(counts, "Replicas", deploy.replicas());
      case REPLICATED_JOB -> {
        Sparse.put(counts, "MaxConcurrent", deploy.replicas());
        Sparse.put(counts, "TotalCompletions", deploy.replicas());
      }
      case GLOBAL, GLOBAL_JOB -> {}
    }
    String name =
        switch (deploy.mode()) {
          case REPLICATED -> "Replicated";
          case GLOBAL -> "Global";
          case REPLICATED_JOB -> "ReplicatedJob";
          case GLOBAL_JOB -> "GlobalJob";
        };
    return Json.object().set(name, counts);
  }

  static JsonNode resources(DeploySpec deploy) {
    ObjectNode json = Json.object();
    ResourcesSpec resources = deploy.resources();
    if (resources != null) {
      Sparse.put(json, "Limits", write(resources.limits()));
      Sparse.put(json, "Reservations", write(resources.reservations()));
    }
    return json;
  }

  private static @Nullable JsonNode write(@Nullable BoundsSpec bounds) {
    if (bounds == null) {
      return null;
    }
    ObjectNode json = Json.object();
    BigDecimal cpus = bounds.cpus();
    if (cpus != null) {
      json.put(NANO_CPUS, cpus.movePointRight(NANO_DIGITS).longValue());
    }
    Sparse.put(json, MEMORY, bounds.memory());
    Sparse.put(json, "Pids", bounds.pids());
    Map<String, List<Long>> generic = bounds.genericResources();
    if (generic != null) {
      ArrayNode list = json.putArray("GenericResources");
      generic.forEach((kind, amounts) ->
          amounts.forEach(amount ->
              list.addObject()
                  .putObject("DiscreteResourceSpec")
                  .put("Kind", kind)
                  .put("Value", amount)));
    }
    return json;
  }

  static @Nullable JsonNode write(@Nullable RestartPolicySpec policy) {
    if (policy == null) {
      return null;
    }
    ObjectNode json = Json.object();
    Sparse.put(json, "Condition", policy.condition());
    Sparse.put(json, "Delay", policy.delay());
    Sparse.put(json, "MaxAttempts", policy.maxAttempts());
    Sparse.put(json, "Window", policy.window());
    return json;
  }

  static @Nullable JsonNode write(@Nullable UpdateConfigSpec update) {
    if (update == null) {
      return null;
    }
    ObjectNode json = Json.object().put("Parallelism", update.parallelism());
    Sparse.put(json, "Delay", update.delay());
    Sparse.put(json, "FailureAction", update.failureAction());
    Sparse.put(json, "Monitor", update.monitor());
    BigDecimal ratio = update.maxFailureRatio();
    json.put("MaxFailureRatio", ratio == null ? BigDecimal.ZERO : ratio);
    return json.put("Order", update.order() == null ? "" : update.order());
  }

  static JsonNode placement(DeploySpec deploy, List<StackImage.Platform> platforms) {
    ObjectNode json = Json.object();
    PlacementSpec placement = deploy.placement();
    if (placement != null) {
      Sparse.put(json, "Constraints", placement.constraints());
      List<String> preferences = placement.preferences();
      if (preferences != null) {
        ArrayNode list = json.putArray("Preferences");
        preferences.forEach(
            spread -> list.addObject().putObject("Spread").put("SpreadDescriptor", spread));
      }
      Sparse.put(json, "MaxReplicas", placement.maxReplicasPerNode());
    }
    if (!platforms.isEmpty()) {
      ArrayNode list = json.putArray("Platforms");
      platforms.forEach(platform ->
          list.addObject().put("Architecture", platform.architecture()).put("OS", platform.os()));
    }
    return json;
  }
}
