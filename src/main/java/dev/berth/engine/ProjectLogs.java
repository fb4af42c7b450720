package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.docker.LogOptions;
import dev.berth.docker.OutputFrames;
import dev.berth.docker.OutputLines;
import dev.berth.docker.Together;
import dev.berth.plan.NaturalOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the containers of a project write.
public final class ProjectLogs {
  /// The container is being removed.
  private static final int CONFLICT = 409;

  private final Docker docker;
  private final String projectName;

  /// The logs of a project.
  public ProjectLogs(Docker docker, String projectName) {
    this.docker = docker;
    this.projectName = projectName;
  }

  /// Reads what containers wrote, one container after the other, or with `follow` what they write
  /// until the last one has ended. An interrupt ends it.
  ///
  /// @param services names of services; empty for all
  /// @param index only containers with this number; 0 for all
  public void read(Set<String> services, int index, LogOptions options, LogListener listener)
      throws InterruptedException {
    List<LoggedContainer> containers =
        containers(services).stream()
            .filter(container -> index == 0 || container.number() == index)
            .toList();
    if (!options.follow()) {
      containers.forEach(container -> follow(container, options, listener));
      return;
    }
    List<Thread> threads = new ArrayList<>();
    for (LoggedContainer container : containers) {
      threads.add(
          Together.begin("logs-" + container.name(), () -> follow(container, options, listener)));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  /// Follows what containers write from now on: those that run already, and each one that starts
  /// later from its first line. Open it before starting them.
  ///
  /// @param services names of services; empty for all
  /// @param timestamps begins each line with its time
  public LogWatch watch(Set<String> services, boolean timestamps, LogListener listener) {
    return LogWatch.open(docker, projectName, services, timestamps, listener);
  }

  private List<LoggedContainer> containers(Set<String> services) {
    Filters filters =
        Filters.label(ComposeLabels.PROJECT + "=" + projectName)
            .andLabel(ComposeLabels.ONE_OFF + "=False");
    List<LoggedContainer> containers = new ArrayList<>();
    for (JsonNode row : docker.containers().list(filters)) {
      LoggedContainer container = LoggedContainer.of(row);
      if (services.isEmpty() || services.contains(container.service())) {
        containers.add(container);
      }
    }
    containers.sort((one, other) -> NaturalOrder.COMPARATOR.compare(one.name(), other.name()));
    return containers;
  }

  private void follow(LoggedContainer container, LogOptions options, LogListener listener) {
    read(docker, container, options, listener);
  }

  /// Reads one container's output to its end.
  static void read(
      Docker docker, LoggedContainer container, LogOptions options, LogListener listener) {
    try {
      boolean tty =
          docker
              .containers()
              .inspect(container.id())
              .map(json -> json.path("Config").path("Tty").asBoolean())
              .orElse(false);
      try (OutputFrames frames = docker.containers().logs(container.id(), options, tty)) {
        OutputLines.readAll(
            frames,
            (isError, line) -> {
              synchronized (listener) {
                listener.line(container, isError, line);
              }
            });
      }
    } catch (DockerException e) {
      boolean leaving =
          e instanceof DockerException.Refused refused && refused.status() == CONFLICT;
      if (!leaving
          && !Thread.currentThread().isInterrupted()
          && docker.containers().inspect(container.id()).isPresent()) {
        throw e;
      }
    }
  }
}
