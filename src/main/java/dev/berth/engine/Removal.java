package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;

/// Removes containers. An engine that starts a container and removes it at the same time, as two
/// runs may ask of it, can find a file in the container's directory that was not there a moment
/// before: it fails, and succeeds when asked again.
final class Removal {
  private static final int INTERNAL_ERROR = 500;
  private static final int NOT_FOUND = 404;
  private static final int MOST = 4;
  private static final long PAUSE = 200;

  private Removal() {}

  /// @param volumes whether its anonymous volumes go as well
  static void remove(Docker docker, String container, boolean volumes) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        docker.containers().remove(container, volumes);
        return;
      } catch (DockerException.Refused e) {
        if (e.status() == NOT_FOUND && attempt > 1) {
          return;
        }
        if (e.status() != INTERNAL_ERROR || attempt == MOST) {
          throw e;
        }
      }
      Thread.sleep(PAUSE * attempt);
    }
  }
}
