package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.plan.Action;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits for containers, by the engine's events.
final class Waiting {
  private static final Duration LONGEST_REMOVAL = Duration.ofSeconds(30);
  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  private final Docker docker;
  private final ContainerEvents events;
  private final @Nullable Duration patience;

  /// @param projectName the project whose containers are waited for; absent for any
  /// @param patience time until what is waited for must have come; absent for no limit
  Waiting(Docker docker, @Nullable String projectName, @Nullable Duration patience) {
    this.docker = docker;
    this.patience = patience;
    this.events = new ContainerEvents(docker, projectName);
  }

  /// Waits until a condition holds.
  ///
  /// @param container ID or name of the container
  /// @param name its name, for people
  /// @throws OperationException if it can no longer come true, unless that is tolerated
  void await(String container, String name, Action.Await await, Consumer<String> progress)
      throws InterruptedException {
    try {
      boolean came = events.until(patience, () -> holds(container, name, await.condition()));
      if (!came) {
        throw failed(
            "container %s is not %s after %s seconds"
                .formatted(
                    name,
                    await.condition().name().toLowerCase(Locale.ROOT),
                    patience == null ? 0 : patience.toSeconds()));
      }
    } catch (OperationException e) {
      if (!await.tolerant()) {
        throw e;
      }
      progress.accept("going on without it: " + e.problem().message());
    }
  }

  /// Watches for so long that a container goes on to run as it should.
  ///
  /// @throws OperationException if it ends with a failure, is started again, or becomes unhealthy
  void monitor(String container, String name, Duration time) throws InterruptedException {
    AtomicLong restarts = new AtomicLong(-1);
    events.until(
        time,
        () -> {
          JsonNode found = docker.containers().inspect(container).orElse(null);
          if (found == null) {
            throw outdated(name);
          }
          long count = found.path("RestartCount").asLong();
          restarts.compareAndSet(-1, count);
          if (count > restarts.get()) {
            throw failed("container " + name + " ended and was started again");
          }
          JsonNode state = found.path("State");
          if (exited(state)) {
            completed(name, state);
          } else if (hasHealth(state)) {
            healthy(name, state);
          }
          return false;
        });
  }

  private static OperationException outdated(String name) {
    return OperationException.outdated(
        Problem.error(Code.NOT_READY, "container " + name + " is gone"));
  }

  /// Waits until a container that is being removed is gone.
  void gone(String container) throws InterruptedException {
    events.until(LONGEST_REMOVAL, () -> docker.containers().inspect(container).isEmpty());
  }

  /// Whether a container has ended, or is just about to.
  boolean ends(String container) throws InterruptedException {
    return events.until(
        LONGEST_END,
        () ->
            docker
                .containers()
                .inspect(container)
                .filter(found -> found.path("State").path("Running").asBoolean())
                .isEmpty());
  }

  private boolean holds(String container, String name, Action.Condition condition) {
    Optional<JsonNode> found = docker.containers().inspect(container);
    if (condition == Action.Condition.GONE) {
      return found.isEmpty();
    }
    if (found.isEmpty()) {
      throw outdated(name);
    }
    JsonNode state = found.get().path("State");
    return switch (condition) {
      case HEALTHY -> healthy(name, state);
      case READY -> exited(state) ? completed(name, state) : ready(name, state);
      case COMPLETED -> exited(state) && completed(name, state);
      case GONE -> false;
    };
  }

  private static boolean ready(String name, JsonNode state) {
    return state.path("Running").asBoolean() && (!hasHealth(state) || healthy(name, state));
  }

  private static boolean healthy(String name, JsonNode state) {
    if (exited(state)) {
      throw failed(
          "container %s ended with exit code %s instead of becoming healthy"
              .formatted(name, state.path("ExitCode").asInt()));
    }
    if (!hasHealth(state)) {
      throw failed("container " + name + " has no health check, so it never becomes healthy");
    }
    String health = state.path("Health").path("Status").asText();
    if (health.equals("unhealthy")) {
      throw failed("container " + name + " is unhealthy" + lastOutput(state));
    }
    return health.equals("healthy");
  }

  private static String lastOutput(JsonNode state) {
    JsonNode log = state.path("Health").path("Log");
    String output = log.path(log.size() - 1).path("Output").asText("").strip();
    return output.isEmpty() ? "" : ": " + output;
  }

  private static boolean completed(String name, JsonNode state) {
    int code = state.path("ExitCode").asInt();
    if (code != 0) {
      throw failed("container %s ended with exit code %s".formatted(name, code));
    }
    return true;
  }

  private static boolean hasHealth(JsonNode state) {
    return state.hasNonNull("Health")
        && !state.path("Health").path("Status").asText("none").equals("none");
  }

  private static boolean exited(JsonNode state) {
    String status = state.path("Status").asText();
    return status.equals("exited") || status.equals("dead");
  }

  private static OperationException failed(String message) {
    return new OperationException(Problem.error(Code.NOT_READY, message));
  }
}
