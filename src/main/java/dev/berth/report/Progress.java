package dev.berth.report;

import dev.berth.plan.ResourceId;
import dev.berth.run.ProgressEvent;
import java.util.function.Consumer;

/// Shows how a run goes. Gets one event at a time.
public interface Progress extends Consumer<ProgressEvent>, AutoCloseable {
  /// Tells of something that runs as it should, so that nothing happens to it.
  default void running(ResourceId id) {}

  /// Draws the end and leaves the terminal as it was found.
  @Override
  void close();

  /// Shows nothing.
  static Progress quiet() {
    return new Progress() {
      @Override
      public void accept(ProgressEvent event) {}

      @Override
      public void close() {}
    };
  }
}
