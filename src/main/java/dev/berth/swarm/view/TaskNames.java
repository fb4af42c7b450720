package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the tasks behind log lines are called. Each thing is asked for once, when it is first
/// needed: tasks may start, and nodes may join, while their output is read.
public final class TaskNames {
  /// A task as far as its name goes.
  ///
  /// @param id its ID
  /// @param serviceId ID of its service
  /// @param nodeId ID of its node; empty as long as it has none
  public record Task(String id, String serviceId, String nodeId) {}

  private final Docker docker;
  private final boolean resolve;
  private final Map<String, Long> slots = new ConcurrentHashMap<>();
  private final Map<String, String> services = new ConcurrentHashMap<>();
  private final Map<String, String> nodes = new ConcurrentHashMap<>();

  /// @param docker a manager
  /// @param resolve shows names of services and nodes instead of their IDs
  public TaskNames(Docker docker, boolean resolve) {
    this.docker = docker;
    this.resolve = resolve;
  }

  /// Asks for all tasks that match at once.
  public List<Task> learn(Filters filters) {
    List<Task> tasks = new ArrayList<>();
    for (JsonNode task : docker.tasks().list(filters)) {
      String id = task.path("ID").asText();
      slots.put(id, task.path("Slot").asLong());
      tasks.add(new Task(id, task.path("ServiceID").asText(), task.path("NodeID").asText("")));
    }
    return tasks;
  }

  /// Number of the task within its service, from 1; 0 where each node has one.
  public long slot(String taskId) {
    return slots.computeIfAbsent(
        taskId,
        id -> docker.tasks().inspect(id).map(task -> task.path("Slot").asLong()).orElse(0L));
  }

  /// Name of a service, or its ID.
  public String service(String id) {
    return services.computeIfAbsent(
        id,
        _ ->
            resolve
                ? docker
                    .services()
                    .inspect(id)
                    .map(service -> service.path("Spec").path("Name").asText())
                    .orElse(id)
                : id);
  }

  /// Host name of a node, or its ID.
  public String node(String id) {
    return nodes.computeIfAbsent(
        id,
        _ ->
            resolve
                ? docker
                    .nodes()
                    .inspect(id)
                    .map(node -> node.path("Description").path("Hostname").asText())
                    .orElse(id)
                : id);
  }
}
