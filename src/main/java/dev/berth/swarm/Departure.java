package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.ResourceId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Waits until what was removed is gone for good: the tasks of a service from their nodes, and a
/// network from the node that answers.
record Departure(Docker docker, Snapshot snapshot, StackWatch watch) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// How long a node may take to give up a network on which nothing is any more.
  private static final Duration CLEARING = Duration.ofSeconds(20);

  void awaitService(ResourceId id, Consumer<String> progress) throws InterruptedException {
    JsonNode service = snapshot.services().get(id.name());
    if (service != null) {
      String serviceId = service.path("ID").asText();
      tasks(id, progress, sight -> sight.leaving(task -> isOf(task, serviceId)));
    }
  }

  private static boolean isOf(JsonNode task, String serviceId) {
    return task.path("ServiceID").asText().equals(serviceId);
  }

  /// Returns also if the network turns out to be there to stay.
  void awaitNetwork(ResourceId id, Consumer<String> progress) throws InterruptedException {
    JsonNode network = snapshot.networkOf(id.name());
    if (network == null) {
      return;
    }
    String networkId = network.path("Id").asText();
    tasks(id, progress, sight -> sight.leaving(task -> Leaving.isOn(task, networkId)));
    watch.until(
        CLEARING, _ -> isSeenOnNode(networkId) ? Optional.empty() : Optional.of(Boolean.TRUE));
  }

  private boolean isSeenOnNode(String networkId) {
    for (JsonNode network : docker.networks().list(Filters.NONE.and("id", networkId))) {
      if (network.path("Id").asText().equals(networkId)) {
        return Leaving.isSeenOnNode(network);
      }
    }
    return false;
  }

  private void tasks(
      ResourceId id, Consumer<String> progress, Function<StackWatch.Sight, Long> counting)
      throws InterruptedException {
    Told told = new Told(progress);
    Optional<Boolean> gone =
        watch.until(
            LIMIT,
            sight -> {
              long left = counting.apply(sight);
              if (left > 0) {
                told.tell(left + (left == 1 ? " task" : " tasks") + " left");
              }
              return left == 0 ? Optional.of(Boolean.TRUE) : Optional.empty();
            });
    if (gone.isEmpty()) {
      throw SwarmOperator.failure(
          id, "its tasks do not stop", "look at the nodes that they run on: berth node ls");
    }
  }
}
