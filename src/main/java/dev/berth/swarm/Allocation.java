package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import java.time.Duration;
import java.util.function.Predicate;

/// Networks of a swarm as their manager has set them up. It answers before it has done that: for a
/// moment a new network has neither driver nor options, and whoever takes these for what it was
/// made with sees another network.
final class Allocation {
  /// How long a manager may take; one that has run out of addresses never does it.
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Allocation() {}

  /// Networks that match; of those that matter, all are set up, unless that takes too long.
  static JsonNode networks(Docker docker, Filters filters, Predicate<JsonNode> matters) {
    Patience patience = new Patience(LONGEST);
    JsonNode networks = docker.networks().list(filters);
    while (isWaitedFor(networks, matters) && !patience.isOver()) {
      try {
        patience.pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return networks;
      }
      networks = docker.networks().list(filters);
    }
    return networks;
  }

  private static boolean isWaitedFor(JsonNode networks, Predicate<JsonNode> matters) {
    for (JsonNode network : networks) {
      if (network.path("Driver").asText().isEmpty() && matters.test(network)) {
        return true;
      }
    }
    return false;
  }
}
