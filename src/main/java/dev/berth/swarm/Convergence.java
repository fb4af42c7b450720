package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.ResourceId;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits until a service runs as it should, and goes on doing so for a while. The engine tells no
/// events of tasks on other nodes, so this asks.
record Convergence(Docker docker, SwarmOptions options) {
  private static final long PAUSE = 400;

  void await(ResourceId id, Consumer<String> progress) throws InterruptedException {
    Duration timeout = options.timeout();
    long start = System.nanoTime();
    Stretch good = new Stretch(options.stability());
    Stretch hopeless = new Stretch(options.stability());
    String told = "";
    while (true) {
      TaskTally tally = look(id);
      if (tally.verdict() != null) {
        throw SwarmOperator.failure(id, tally.verdict(), null);
      }
      if (good.lasts(tally.settled())) {
        return;
      }
      if (hopeless.lasts(tally.hopeless())) {
        throw SwarmOperator.failure(id, tally.text(), help(id));
      }
      if (!tally.text().equals(told)) {
        told = tally.text();
        progress.accept(told);
      }
      if (timeout != null && System.nanoTime() - start > timeout.toNanos()) {
        throw SwarmOperator.failure(id, "not ready in time: " + tally.text(), help(id));
      }
      Thread.sleep(PAUSE);
    }
  }

  private static String help(ResourceId id) {
    return "docker service ps " + id.name() + " shows its tasks, docker service logs their output";
  }

  private TaskTally look(ResourceId id) {
    JsonNode service =
        docker
            .services()
            .inspect(id.name())
            .orElseThrow(() -> SwarmOperator.failure(id, "it is gone", null));
    JsonNode listed =
        docker.services().list(Filters.NONE.and("id", service.path("ID").asText())).path(0);
    JsonNode tasks = docker.tasks().list(Filters.NONE.and("service", service.path("ID").asText()));
    return TaskTally.of(service, listed.path("ServiceStatus"), tasks);
  }

  /// Something that has been true without a break.
  private static final class Stretch {
    private final long enough;
    private @Nullable Long since;

    Stretch(Duration enough) {
      this.enough = enough.toNanos();
    }

    boolean lasts(boolean holds) {
      if (!holds) {
        since = null;
        return false;
      }
      long now = System.nanoTime();
      if (since == null) {
        since = now;
      }
      return now - since >= enough;
    }
  }
}
