package dev.berth.swarm;

import static dev.berth.swarm.StackExport.duration;
import static dev.berth.swarm.StackExport.put;
import static dev.berth.swarm.StackExport.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.math.BigDecimal;

/// Describes the `deploy` section of a service.
///
/// @param spec the `Spec` of the service
record DeployExport(JsonNode spec) {
  private static final int NANO_DIGITS = 9;

  ObjectNode deploy(ObjectNode labels) {
    ObjectNode deploy = Json.object();
    put(deploy, "labels", labels);
    mode(deploy, spec.path("Mode"));
    JsonNode task = spec.path("TaskTemplate");
    ObjectNode resources = Json.object();
    put(resources, "limits", bounds(task.path("Resources").path("Limits")));
    put(resources, "reservations", bounds(task.path("Resources").path("Reservations")));
    put(deploy, "resources", resources);
    JsonNode policy = task.path("RestartPolicy");
    ObjectNode restart = Json.object();
    text(restart, "condition", policy.path("Condition"));
    duration(restart, "delay", policy.path("Delay"));
    duration(restart, "window", policy.path("Window"));
    if (policy.path("MaxAttempts").asLong() > 0) {
      restart.put("max_attempts", policy.path("MaxAttempts").asLong());
    }
    put(deploy, "restart_policy", restart);
    put(deploy, "update_config", update(spec.path("UpdateConfig")));
    put(deploy, "rollback_config", update(spec.path("RollbackConfig")));
    put(deploy, "placement", placement(task.path("Placement")));
    text(deploy, "endpoint_mode", spec.path("EndpointSpec").path("Mode"));
    return deploy;
  }

  private static void mode(ObjectNode deploy, JsonNode mode) {
    if (mode.has("Global")) {
      deploy.put("mode", "global");
    } else if (mode.has("GlobalJob")) {
      deploy.put("mode", "global-job");
    } else if (mode.has("ReplicatedJob")) {
      deploy.put("mode", "replicated-job");
      deploy.put("replicas", mode.path("ReplicatedJob").path("TotalCompletions").asLong(1));
    } else {
      deploy.put("replicas", mode.path("Replicated").path("Replicas").asLong(1));
    }
  }

  private static ObjectNode bounds(JsonNode json) {
    ObjectNode bounds = Json.object();
    long nanoCpus = json.path("NanoCPUs").asLong();
    if (nanoCpus > 0) {
      BigDecimal cpus = BigDecimal.valueOf(nanoCpus, NANO_DIGITS).stripTrailingZeros();
      bounds.put("cpus", cpus.toPlainString());
    }
    if (json.path("MemoryBytes").asLong() > 0) {
      bounds.put("memory", json.path("MemoryBytes").asText());
    }
    if (json.path("Pids").asLong() > 0) {
      bounds.put("pids", json.path("Pids").asLong());
    }
    ArrayNode generic = Json.array();
    for (JsonNode item : json.path("GenericResources")) {
      JsonNode discrete = item.path("DiscreteResourceSpec");
      generic
          .addObject()
          .putObject("discrete_resource_spec")
          .put("kind", discrete.path("Kind").asText())
          .put("value", discrete.path("Value").asLong());
    }
    put(bounds, "generic_resources", generic);
    return bounds;
  }

  private static ObjectNode update(JsonNode json) {
    ObjectNode update = Json.object();
    if (json.isObject()) {
      update.put("parallelism", json.path("Parallelism").asLong());
      duration(update, "delay", json.path("Delay"));
      text(update, "failure_action", json.path("FailureAction"));
      duration(update, "monitor", json.path("Monitor"));
      text(update, "order", json.path("Order"));
      if (json.path("MaxFailureRatio").asDouble() > 0) {
        update.put("max_failure_ratio", json.path("MaxFailureRatio").asDouble());
      }
    }
    return update;
  }

  private static ObjectNode placement(JsonNode json) {
    ObjectNode placement = Json.object();
    put(placement, "constraints", json.get("Constraints"));
    ArrayNode preferences = Json.array();
    for (JsonNode item : json.path("Preferences")) {
      preferences.addObject().put("spread", item.path("Spread").path("SpreadDescriptor").asText());
    }
    put(placement, "preferences", preferences);
    if (json.path("MaxReplicas").asLong() > 0) {
      placement.put("max_replicas_per_node", json.path("MaxReplicas").asLong());
    }
    return placement;
  }
}
