package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.ResourceId;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/// Waits until the tasks of a removed service are gone. The engine tells no events of tasks on
/// other nodes, so this asks.
record Departure(Docker docker, Snapshot snapshot) {
  private static final Set<String> ENDED =
      Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  void await(ResourceId id, Consumer<String> progress) throws InterruptedException {
    JsonNode service = snapshot.services().get(id.name());
    if (service == null) {
      return;
    }
    String serviceId = service.path("ID").asText();
    Filters filters =
        Snapshot.stackOf(service.path("Spec")).map(StackLabels::of).orElse(Filters.NONE);
    Patience patience = new Patience(LIMIT);
    long last = -1;
    while (true) {
      long left = 0;
      for (JsonNode task : docker.tasks().list(filters)) {
        if (task.path("ServiceID").asText().equals(serviceId)
            && !ENDED.contains(task.path("Status").path("State").asText())) {
          left++;
        }
      }
      if (left == 0) {
        return;
      }
      if (patience.isOver()) {
        throw SwarmOperator.failure(
            id, left + " of its tasks do not stop", "look at the nodes that they run on");
      }
      if (left != last) {
        progress.accept(left + (left == 1 ? " task" : " tasks") + " left");
        last = left;
      }
      patience.pause();
    }
  }
}
