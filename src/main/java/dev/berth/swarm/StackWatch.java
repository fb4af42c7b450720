package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.EventStream;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks at a stack again and again while someone waits for something in it: once for all who wait.
/// Each event of the swarm, and of containers on the node that answers, is a reason to look; tasks
/// on other nodes tell none, so it looks after a pause as well. A manager that does not answer for
/// a while (it restarts, or another one takes over) is waited for.
final class StackWatch {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration SHORTEST = Duration.ofMillis(150);
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration FOREVER = Duration.ofDays(10_000);
  private static final Filters EVENTS =
      Filters.NONE
          .and("type", "service")
          .and("type", "network")
          .and("type", "node")
          .and("type", "container");

  /// What there is of the stack at one moment.
  ///
  /// @param services the services by name, with their `ServiceStatus`
  /// @param tasks the tasks of services by ID of the service, past ones too; also those of services
  ///   that are gone
  /// @param nodes the nodes by ID
  record Sight(
      Map<String, JsonNode> services,
      Map<String, List<JsonNode>> tasks,
      Map<String, JsonNode> nodes) {

    /// The tasks of a service.
    List<JsonNode> tasksOf(JsonNode service) {
      return tasks.getOrDefault(service.path("ID").asText(), List.of());
    }

    /// The name of the node that a task is on; nothing if it has none yet.
    Optional<String> nodeOf(JsonNode task) {
      JsonNode node = nodes.get(task.path("NodeID").asText());
      return node == null
          ? Optional.empty()
          : Optional.of(node.path("Description").path("Hostname").asText());
    }

    private boolean isReachable(JsonNode task) {
      JsonNode node = nodes.get(task.path("NodeID").asText());
      return node != null && !node.path("Status").path("State").asText().equals("down");
    }

    /// How many tasks of services that are gone have not ended yet. Those on nodes that do not
    /// answer do not count: nobody knows when they end.
    ///
    /// @param which those that count
    long leaving(Predicate<JsonNode> which) {
      Set<String> there = new HashSet<>();
      services.values().forEach(service -> there.add(service.path("ID").asText()));
      return tasks.entrySet().stream()
          .filter(entry -> !there.contains(entry.getKey()))
          .flatMap(entry -> entry.getValue().stream())
          .filter(task -> !Leaving.hasEnded(task) && isReachable(task) && which.test(task))
          .count();
    }
  }

  private final Docker docker;
  private final Filters ofServices;
  private final Filters ofTasks;
  private @Nullable Thread looking;
  private @Nullable Sight sight;
  private @Nullable DockerException failure;
  private int waiting;
  private long begun;
  private long looks;
  private long events;

  /// Watches a stack.
  StackWatch(Docker docker, String stack) {
    this(docker, StackLabels.of(stack), StackLabels.of(stack));
  }

  /// Watches some services.
  ///
  /// @param ofServices finds them
  /// @param ofTasks finds their tasks
  StackWatch(Docker docker, Filters ofServices, Filters ofTasks) {
    this.docker = docker;
    this.ofServices = ofServices;
    this.ofTasks = ofTasks;
  }

  /// Waits until `look` gives something.
  ///
  /// @param patience time to wait; absent for no limit
  /// @param look called for each sight that differs in time, at first for one after this call
  /// @return what it gave; nothing if the time is over
  <T> Optional<T> until(@Nullable Duration patience, Function<Sight, Optional<T>> look)
      throws InterruptedException {
    long end = System.nanoTime() + (patience == null ? FOREVER : patience).toNanos();
    long seen = enter();
    try {
      while (true) {
        Optional<Sight> next = next(seen, end);
        if (next.isEmpty()) {
          return Optional.empty();
        }
        seen = current();
        Optional<T> found = look.apply(next.get());
        if (found.isPresent() || System.nanoTime() >= end) {
          return found;
        }
      }
    } finally {
      leave();
    }
  }

  private synchronized long enter() {
    waiting++;
    if (looking == null) {
      looking = Together.begin("stack-watch", this::keepLooking);
    }
    return begun; // a look under way began before what is waited for
  }

  private synchronized void leave() {
    waiting--;
    notifyAll();
  }

  private synchronized long current() {
    return looks;
  }

  private synchronized Optional<Sight> next(long seen, long end) throws InterruptedException {
    while (looks <= seen && failure == null) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(sight);
  }

  private void keepLooking() {
    try (Ear _ = new Ear()) {
      long heard = 0;
      long silentSince = System.nanoTime();
      while (isWanted()) {
        try {
          begin();
          saw(look());
          silentSince = System.nanoTime();
        } catch (DockerException e) {
          if (System.nanoTime() - silentSince > SILENCE.toNanos()) {
            failed(e);
            return;
          }
        }
        Thread.sleep(SHORTEST);
        heard = pause(heard);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      ended();
      throw e;
    }
  }

  private synchronized void begin() {
    begun++;
  }

  private Sight look() {
    var services = Together.start(() -> docker.services().list(ofServices));
    var tasks = Together.start(() -> docker.tasks().list(ofTasks));
    var nodes = Together.start(() -> docker.nodes().list(Filters.NONE));
    Map<String, JsonNode> byName = new TreeMap<>();
    Together.join(services).forEach(service -> byName.put(Snapshot.specName(service), service));
    Map<String, List<JsonNode>> byService = new HashMap<>();
    Together.join(tasks)
        .forEach(task ->
            byService
                .computeIfAbsent(task.path("ServiceID").asText(), _ -> new ArrayList<>())
                .add(task));
    Map<String, JsonNode> nodesById = new HashMap<>();
    Together.join(nodes).forEach(node -> nodesById.put(node.path("ID").asText(), node));
    return new Sight(byName, byService, nodesById);
  }

  private synchronized void saw(Sight seen) {
    sight = seen;
    looks = begun;
    notifyAll();
  }

  private synchronized void failed(DockerException e) {
    failure = e;
    looking = null;
    notifyAll();
  }

  private synchronized void ended() {
    looking = null;
    notifyAll();
  }

  private synchronized boolean isWanted() {
    if (waiting == 0) {
      looking = null;
      return false;
    }
    return true;
  }

  private synchronized long pause(long heard) throws InterruptedException {
    if (events == heard && waiting > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, PAUSE.toNanos());
    }
    return events;
  }

  private synchronized void hear() {
    events++;
    notifyAll();
  }

  /// Hears events as long as it is open; a stream that breaks is not opened again, since the pause
  /// is short.
  private final class Ear implements AutoCloseable {
    private @Nullable EventStream stream;

    Ear() {
      try {
        EventStream opened = docker.events().open(EVENTS);
        stream = opened;
        Together.begin("stack-events", () -> listen(opened));
      } catch (DockerException e) {
        stream = null;
      }
    }

    private void listen(EventStream opened) {
      try {
        while (opened.next().isPresent()) {
          hear();
        }
      } catch (DockerException e) {
        // Whoever looks next sees the same.
      }
    }

    @Override
    public void close() {
      if (stream != null) {
        stream.close();
      }
    }
  }
}
