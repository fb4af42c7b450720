package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.plan.ResourceId;
import dev.berth.target.NetworkSpec;
import java.time.Duration;
import java.util.function.Consumer;

/// Makes and removes networks.
record NetworkWork(Docker docker) {
  private static final int FORBIDDEN = 403;

  /// Makes a network. One like it that is there already, or again, will do.
  void create(ResourceId id, NetworkSpec spec) {
    try {
      docker.networks().create(NetworkJson.write(id.name(), spec));
    } catch (DockerException.Refused e) {
      if (!NameTaken.is(e)) {
        throw e;
      }
      if (!isLike(id.name(), spec)) {
        throw SwarmOperator.failure(
            id,
            "it is there already, with other options",
            "someone made it just now; look at it, and deploy again");
      }
    }
  }

  private boolean isLike(String name, NetworkSpec spec) {
    Filters named = Filters.NONE.and("name", name).and("scope", "swarm");
    for (JsonNode network : Allocation.networks(docker, named, _ -> true)) {
      if (network.path("Name").asText().equals(name)
          && NetworkJson.read(network, spec).equals(spec)) {
        return true;
      }
    }
    return false;
  }

  /// Removes a network. The manager still counts tasks as its users for a moment after their
  /// services are gone.
  void remove(ResourceId id, Consumer<String> progress) throws InterruptedException {
    Patience patience = new Patience(Duration.ofSeconds(30));
    while (true) {
      try {
        docker.networks().remove(id.name());
        return;
      } catch (DockerException.Refused e) {
        String message = String.valueOf(e.getMessage());
        boolean used =
            e.status() == FORBIDDEN
                || message.contains("in use")
                || message.contains("active endpoints");
        if (!used || patience.isOver()) {
          throw e;
        }
        progress.accept("still in use");
        patience.pause();
      }
    }
  }
}
