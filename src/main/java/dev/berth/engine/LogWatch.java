package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Event;
import dev.berth.docker.EventStream;
import dev.berth.docker.Filters;
import dev.berth.docker.LogOptions;
import dev.berth.docker.Together;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows the containers of a project as they start, write and end, until it is closed.
public final class LogWatch implements AutoCloseable {
  private static final String NEVER = "0001-01-01";

  /// Milliseconds that an engine lets pass at least before it starts a container again.
  private static final long LEAST_PAUSE = 100;

  private final Docker docker;
  private final Set<String> services;
  private final boolean timestamps;
  private final LogListener listener;
  private final EventStream events;
  private final Filters filters;
  private final Map<String, Thread> readers = new HashMap<>();

  /// When the containers were started last, as far as it is seen: their starts before that were
  /// told.
  private final Map<String, Instant> starts = new HashMap<>();

  private boolean seenAny;
  private boolean over;

  private LogWatch(
      Docker docker,
      Set<String> services,
      boolean timestamps,
      LogListener listener,
      EventStream events,
      Filters filters) {
    this.filters = filters;
    this.docker = docker;
    this.services = Set.copyOf(services);
    this.timestamps = timestamps;
    this.listener = listener;
    this.events = events;
  }

  static LogWatch open(
      Docker docker,
      String projectName,
      Set<String> services,
      boolean timestamps,
      LogListener listener) {
    Filters filters =
        Filters.label(ComposeLabels.PROJECT + "=" + projectName)
            .andLabel(ComposeLabels.ONE_OFF + "=False");
    EventStream events =
        docker
            .events()
            .open(filters.and("type", "container").and("event", "start").and("event", "die"));
    LogWatch watch = new LogWatch(docker, services, timestamps, listener, events, filters);
    for (JsonNode row : docker.containers().list(filters)) {
      String id = row.path("Id").asText();
      watch.starts.put(id, watch.started(id));
      if (row.path("State").asText().equals("running")) {
        watch.begin(LoggedContainer.of(row), 0, null);
      }
    }
    Together.begin("log-watch", watch::readEvents);
    return watch;
  }

  /// Waits until at least one container has run and none does any more. Containers that will be
  /// restarted count as running, and so do those that were started and whose start is yet to be
  /// told.
  public void awaitEnd() throws InterruptedException {
    awaitEnd(Set.of());
  }

  /// As [#awaitEnd()], of the containers of some services.
  ///
  /// @param some names of services; empty for all
  public void awaitEnd(Set<String> some) throws InterruptedException {
    Map<String, Instant> startedByNow = new HashMap<>();
    for (JsonNode row : docker.containers().list(filters)) {
      LoggedContainer container = LoggedContainer.of(row);
      if (isWatched(container) && (some.isEmpty() || some.contains(container.service()))) {
        startedByNow.put(container.id(), started(container.id()));
      }
    }
    synchronized (this) {
      while (!over && (!seenAny || isRead(some, startedByNow) || isBehind(startedByNow))) {
        wait();
      }
    }
  }

  private boolean isRead(Set<String> some, Map<String, Instant> containers) {
    return some.isEmpty()
        ? !readers.isEmpty()
        : containers.keySet().stream().anyMatch(readers::containsKey);
  }

  private boolean isBehind(Map<String, Instant> startedByNow) {
    return startedByNow.entrySet().stream()
        .anyMatch(
            start -> starts.getOrDefault(start.getKey(), Instant.MIN).isBefore(start.getValue()));
  }

  /// When a container was started last; long ago if it never was.
  private Instant started(String id) {
    return docker.containers().inspect(id).map(LogWatch::started).orElse(Instant.MIN);
  }

  private static Instant started(JsonNode inspected) {
    String text = inspected.path("State").path("StartedAt").asText();
    return text.isEmpty() || text.startsWith(NEVER) ? Instant.MIN : Instant.parse(text);
  }

  private void readEvents() {
    try {
      for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
        accept(event.get());
      }
    } catch (DockerException e) {
      // The engine is gone, and all readers end with it.
    }
    synchronized (this) {
      over = true;
      notifyAll();
    }
  }

  private void accept(Event event) {
    Optional<JsonNode> found = docker.containers().inspect(event.id());
    LoggedContainer container = container(event);
    if (event.action().equals("start")) {
      Instant now = found.map(LogWatch::started).orElse(Instant.MIN);
      boolean again;
      synchronized (this) {
        again = starts.put(event.id(), now) != null;
      }
      String since = again ? found.map(json -> since(json.path("State"))).orElse(null) : null;
      begin(container, null, since);
    } else if (event.action().equals("die")) {
      boolean again =
          found.map(json -> json.path("State").path("Restarting").asBoolean()).orElse(false);
      int code = Integer.parseInt(event.attributes().getOrDefault("exitCode", "0"));
      Together.begin("end-" + container.name(), () -> end(container, code, again));
    }
  }

  /// When this run of a container began at the latest; absent if no run ended before. What it wrote
  /// may be older than the time at which the engine says that it was started.
  private static @Nullable String since(JsonNode state) {
    String finished = state.path("FinishedAt").asText();
    if (finished.startsWith(NEVER)) {
      return null;
    }
    Instant started = Instant.parse(state.path("StartedAt").asText());
    Instant before = Instant.parse(finished);
    Instant since = before.isBefore(started) ? before : started.minusMillis(LEAST_PAUSE);
    return LogOptions.time(since);
  }

  private static LoggedContainer container(Event event) {
    Map<String, String> attributes = event.attributes();
    return new LoggedContainer(
        event.id(),
        attributes.getOrDefault("name", ""),
        attributes.getOrDefault(ComposeLabels.SERVICE, ""),
        Integer.parseInt(attributes.getOrDefault(ComposeLabels.NUMBER, "0")));
  }

  private synchronized void begin(
      LoggedContainer container, @Nullable Integer tail, @Nullable String since) {
    if (!isWatched(container)) {
      return;
    }
    seenAny = true;
    LogOptions options = new LogOptions(true, tail, since, null, timestamps);
    readers.put(
        container.id(),
        Together.begin(
            "logs-" + container.name(),
            () -> ProjectLogs.read(docker, container, options, listener)));
  }

  private boolean isWatched(LoggedContainer container) {
    return services.isEmpty() || services.contains(container.service());
  }

  /// Tells of the end once the last line was told.
  private void end(LoggedContainer container, int code, boolean again) {
    Thread reader;
    synchronized (this) {
      reader = readers.get(container.id());
    }
    if (reader == null) {
      return;
    }
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    synchronized (listener) {
      listener.exited(container, code, again);
    }
    synchronized (this) {
      if (!again) {
        readers.remove(container.id(), reader);
      }
      notifyAll();
    }
  }

  @Override
  public synchronized void close() {
    events.close();
    readers.values().forEach(Thread::interrupt);
    readers.clear();
    notifyAll();
  }
}
