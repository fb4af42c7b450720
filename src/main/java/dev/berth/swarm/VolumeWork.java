package dev.berth.swarm;

import dev.berth.docker.DockerException;
import dev.berth.plan.ResourceId;
import java.time.Duration;
import java.util.function.Consumer;

/// Removes volumes from their nodes.
record VolumeWork(StackVolumes volumes) {
  private static final int CONFLICT = 409;

  /// Removes a volume. The containers of tasks that have ended still use it for a moment.
  void remove(ResourceId id, Consumer<String> progress) throws InterruptedException {
    StackVolumes.OnNode volume = volumes.found().get(id);
    if (volume == null) {
      throw new IllegalArgumentException("not of this plan: " + id);
    }
    Patience patience = new Patience(Duration.ofSeconds(20));
    while (true) {
      try {
        volume.engine().volumes().remove(volume.name());
        return;
      } catch (DockerException.Refused e) {
        if (e.status() != CONFLICT || patience.isOver()) {
          throw e;
        }
        progress.accept("still in use");
        patience.pause();
      }
    }
  }
}
