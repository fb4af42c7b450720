package dev.berth.swarm;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.target.NetworkSpec;
import java.time.Duration;
import java.util.function.Consumer;

/// Makes and removes networks. A network that was removed lingers on its nodes until the last task
/// has left it; for so long its name is not free, and it looks as if it were still there.
record NetworkWork(Docker docker) {
  private static final int CONFLICT = 409;
  private static final int FORBIDDEN = 403;

  void create(String name, NetworkSpec spec, Consumer<String> progress)
      throws InterruptedException {
    Patience patience = new Patience(Duration.ofMinutes(1));
    while (true) {
      try {
        docker.networks().create(NetworkJson.write(name, spec));
        return;
      } catch (DockerException.Refused e) {
        boolean taken =
            e.status() == CONFLICT || String.valueOf(e.getMessage()).contains("already exists");
        if (!taken || patience.isOver()) {
          throw e;
        }
        progress.accept("waiting for the old one to go");
        patience.pause();
      }
    }
  }

  /// Makes a network, once, however many services miss it at the same time.
  void createIfMissing(String name, NetworkSpec spec, Consumer<String> progress) {
    progress.accept("waiting for the old network to go");
    try {
      docker.networks().create(NetworkJson.write(name, spec));
    } catch (DockerException.Refused e) {
      if (!String.valueOf(e.getMessage()).contains("already exists")) {
        throw e;
      }
    }
  }

  void remove(String name, Consumer<String> progress) throws InterruptedException {
    Patience patience = new Patience(Duration.ofSeconds(30));
    while (true) {
      try {
        docker.networks().remove(name);
        return;
      } catch (DockerException.Refused e) {
        String message = String.valueOf(e.getMessage());
        boolean used =
            e.status() == FORBIDDEN
                || message.contains("in use")
                || message.contains("active endpoints");
        if (!used || patience.isOver()) {
          throw e;
        }
        progress.accept("still in use");
        patience.pause();
      }
    }
  }
}
