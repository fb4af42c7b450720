package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a service does: its tasks counted.
///
/// @param settled whether everything runs, or has run, as it should
/// @param hopeless whether tasks have failed and no others take their place
/// @param text how far it is, such as `3/5 running`, and why tasks fail
/// @param verdict why an update has failed for good; absent if it has not
record TaskTally(boolean settled, boolean hopeless, String text, @Nullable String verdict) {
  private static final Set<String> FAILED = Set.of("failed", "rejected");

  /// @param service as inspected
  /// @param status its `ServiceStatus`
  /// @param tasks all of its tasks, past ones too
  static TaskTally of(JsonNode service, JsonNode status, JsonNode tasks) {
    JsonNode mode = service.path("Spec").path("Mode");
    boolean job = mode.has("ReplicatedJob") || mode.has("GlobalJob");
    long iteration = service.path("JobStatus").path("JobIteration").path("Index").asLong();
    Collection<JsonNode> current = newest(tasks, job, iteration);
    long wanted = wanted(mode, status, current.size());
    long running = 0;
    long complete = 0;
    long failed = 0;
    Set<String> errors = new LinkedHashSet<>();
    for (JsonNode task : current) {
      String state = task.path("Status").path("State").asText();
      if (state.equals("running") && task.path("DesiredState").asText().equals("running")) {
        running++;
      } else if (state.equals("complete")) {
        complete++;
      } else if (FAILED.contains(state)) {
        failed++;
      }
    }
    boolean ends = job || mayEnd(service);
    long done = job ? complete : running + (ends ? complete : 0);
    if (done < wanted) {
      tasks.forEach(task -> addError(task, errors));
    }
    String update = service.path("UpdateStatus").path("State").asText();
    boolean updating = update.equals("updating") || update.equals("rollback_started");
    String text = done + "/" + wanted + (job ? " complete" : " running");
    if (!errors.isEmpty()) {
      text += " (" + String.join("; ", errors) + ")";
    }
    return new TaskTally(
        done >= wanted && !updating && (!job || wanted > 0),
        failed > 0 && failed + done >= wanted && done < wanted,
        text,
        verdict(update, service.path("UpdateStatus").path("Message").asText()));
  }

  private static long wanted(JsonNode mode, JsonNode status, int tasks) {
    if (mode.has("Replicated")) {
      return mode.path("Replicated").path("Replicas").asLong(1);
    }
    if (mode.has("ReplicatedJob")) {
      return mode.path("ReplicatedJob").path("TotalCompletions").asLong(1);
    }
    return mode.has("GlobalJob") ? tasks : status.path("DesiredTasks").asLong();
  }

  /// The newest task of each slot or node.
  private static Collection<JsonNode> newest(JsonNode tasks, boolean job, long iteration) {
    Map<String, JsonNode> newest = new TreeMap<>();
    for (JsonNode task : tasks) {
      if (job && task.path("JobIteration").path("Index").asLong() != iteration) {
        continue;
      }
      String slot =
          task.path("Slot").asLong() > 0
              ? task.path("Slot").asText()
              : task.path("NodeID").asText();
      newest.merge(slot, task, TaskTally::newer);
    }
    return newest.values();
  }

  /// Of two tasks of a slot the one that counts: one that is to run, else the younger one.
  private static JsonNode newer(JsonNode left, JsonNode right) {
    return right.path("CreatedAt").asText().compareTo(left.path("CreatedAt").asText()) >= 0
        ? right
        : left;
  }

  /// Whether its tasks may end well and then stay so.
  private static boolean mayEnd(JsonNode service) {
    String condition =
        service.path("Spec").path("TaskTemplate").path("RestartPolicy").path("Condition").asText();
    return condition.equals("none") || condition.equals("on-failure");
  }

  private static void addError(JsonNode task, Set<String> errors) {
    String error = task.path("Status").path("Err").asText("");
    if (!error.isEmpty()) {
      errors.add(error);
    }
  }

  private static @Nullable String verdict(String update, String message) {
    return switch (update) {
      case "paused" -> "the update is paused: " + message;
      case "rollback_completed" -> "the update was rolled back: " + message;
      case "rollback_paused" -> "the rollback is paused: " + message;
      default -> null;
    };
  }
}
