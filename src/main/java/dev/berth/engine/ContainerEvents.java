package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.EventStream;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Wakes those who wait for containers of a project, or of any, whenever something happens to one
/// of them. Listens only while someone waits.
final class ContainerEvents {
  private static final Duration FOREVER = Duration.ofDays(10_000);

  private final Docker docker;
  private final Filters filters;
  private @Nullable EventStream stream;
  private int waiting;
  private long count;

  /// @param projectName the project; absent for all
  ContainerEvents(Docker docker, @Nullable String projectName) {
    this.docker = docker;
    this.filters =
        Filters.label(ComposeLabels.PROJECT + (projectName == null ? "" : "=" + projectName))
            .and("type", "container");
  }

  /// Looks again and again, after each event, until it returns true or the time is over.
  ///
  /// @param patience time to wait; absent for no limit
  /// @param look true once it is as wanted
  /// @return whether it is as wanted
  boolean until(@Nullable Duration patience, BooleanSupplier look) throws InterruptedException {
    long end = System.nanoTime() + (patience == null ? FOREVER : patience).toNanos();
    enter();
    try {
      long seen = current();
      while (!look.getAsBoolean()) {
        if (System.nanoTime() >= end) {
          return false;
        }
        seen = awaitAfter(seen, end);
      }
      return true;
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    waiting++;
    listen();
  }

  private synchronized void leave() {
    waiting--;
    EventStream open = stream;
    if (waiting == 0 && open != null) {
      stream = null;
      open.close();
    }
  }

  private synchronized long current() {
    return count;
  }

  /// Waits for a change or the end of a time.
  private synchronized long awaitAfter(long seen, long end) throws InterruptedException {
    while (count == seen && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    return count;
  }

  private void listen() {
    if (stream == null) {
      EventStream open = docker.events().open(filters);
      stream = open;
      Together.begin("container-events", () -> read(open));
    }
  }

  private void read(EventStream open) {
    try {
      while (open.next().isPresent()) {
        tell();
      }
    } catch (DockerException e) {
      // Whoever waits looks for himself then, and sees the same.
    }
    ended(open);
  }

  private synchronized void tell() {
    count++;
    notifyAll();
  }

  /// A stream that ends while someone waits is opened again.
  private synchronized void ended(EventStream open) {
    if (stream == open) {
      stream = null;
      if (waiting > 0) {
        try {
          listen();
        } catch (DockerException e) {
          // The next look fails and says why.
        }
      }
    }
    tell();
  }
}
