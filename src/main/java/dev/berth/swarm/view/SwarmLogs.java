package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.docker.LogOptions;
import dev.berth.docker.OutputFrames;
import dev.berth.docker.OutputLines;
import dev.berth.docker.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What tasks write, on whatever node they run.
///
/// @param docker a manager
public record SwarmLogs(Docker docker) {

  /// Something with an output of its own: a service with all of its tasks, or one task.
  ///
  /// @param id its ID
  /// @param isTask whether it is a task
  /// @param serviceName name of the service
  /// @param replicas number of tasks that are wanted; 1 if each node has one
  /// @param terminal whether its containers have a terminal
  public record Source(
      String id, boolean isTask, String serviceName, long replicas, boolean terminal) {

    static Source service(JsonNode service) {
      JsonNode spec = service.path("Spec");
      return new Source(
          service.path("ID").asText(),
          false,
          spec.path("Name").asText(),
          spec.path("Mode").path("Replicated").path("Replicas").asLong(1),
          spec.path("TaskTemplate").path("ContainerSpec").path("TTY").asBoolean());
    }
  }

  /// A service, or a task by its ID.
  public Optional<Source> find(String name) {
    Optional<JsonNode> service = docker.services().inspect(name);
    return service.isPresent() ? service.map(Source::service) : task(name);
  }

  private Optional<Source> task(String id) {
    return docker
        .tasks()
        .inspect(id)
        .map(task ->
            new Source(
                task.path("ID").asText(),
                true,
                docker
                    .services()
                    .inspect(task.path("ServiceID").asText())
                    .map(service -> service.path("Spec").path("Name").asText())
                    .orElse(task.path("ServiceID").asText()),
                task.path("Slot").asLong(),
                task.path("Spec").path("ContainerSpec").path("TTY").asBoolean()));
  }

  /// The services of a stack, by name.
  public List<Source> stack(String stack) {
    List<Source> sources = new ArrayList<>();
    docker
        .services()
        .definitions(Filters.label(SwarmView.NAMESPACE + "=" + stack))
        .forEach(service -> sources.add(Source.service(service)));
    return sources;
  }

  /// What finds the tasks of services.
  public static Filters tasks(List<Source> services) {
    Filters filters = Filters.NONE;
    for (Source service : services) {
      filters = filters.and("service", service.id());
    }
    return filters;
  }

  /// Reads all of them at the same time, to their ends, or with `follow` for as long as there is
  /// one of them. An interrupt ends it.
  ///
  /// @param sink gets the lines, one at a time
  /// @throws DockerException if one of them cannot be read to its end
  public void read(List<Source> sources, LogOptions options, Consumer<LoggedLine> sink)
      throws InterruptedException {
    docker.apiVersion();
    AtomicReference<@Nullable DockerException> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (Source source : sources) {
      threads.add(
          Together.begin(
              "logs-" + source.serviceName(),
              () -> {
                try {
                  read(source, options, sink);
                } catch (DockerException e) {
                  failure.compareAndSet(null, e);
                }
              }));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      threads.forEach(Thread::interrupt);
    }
    DockerException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void read(Source source, LogOptions options, Consumer<LoggedLine> sink) {
    try (OutputFrames frames =
        source.isTask()
            ? docker.tasks().logs(source.id(), options, true, source.terminal())
            : docker.services().logs(source.id(), options, true, source.terminal())) {
      OutputLines.readAll(
          frames,
          (isError, line) -> {
            LoggedLine logged = LoggedLine.of(isError, line, options.timestamps());
            synchronized (sink) {
              sink.accept(logged);
            }
          });
    }
  }
}
