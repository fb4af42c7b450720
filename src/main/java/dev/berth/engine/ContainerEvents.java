package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.EventStream;
import dev.berth.docker.Filters;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Wakes those who wait for containers of a project whenever something happens to one of them.
/// Listens only while someone waits.
final class ContainerEvents {
  private final Docker docker;
  private final Filters filters;
  private @Nullable EventStream stream;
  private int waiting;
  private long count;

  ContainerEvents(Docker docker, String projectName) {
    this.docker = docker;
    this.filters =
        Filters.label(ComposeLabels.PROJECT + "=" + projectName).and("type", "container");
  }

  /// Looks again and again, after each event, until it returns true.
  ///
  /// @param look true once it is as wanted
  void until(BooleanSupplier look) throws InterruptedException {
    enter();
    try {
      long seen = current();
      while (!look.getAsBoolean()) {
        seen = awaitAfter(seen);
      }
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

  private synchronized long awaitAfter(long seen) throws InterruptedException {
    while (count == seen) {
      wait();
    }
    return count;
  }

  private void listen() {
    if (stream == null) {
      EventStream open = docker.events().open(filters);
      stream = open;
      Thread.ofVirtual().name("container-events").start(() -> read(open));
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
