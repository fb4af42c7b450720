package dev.berth.testing;

import java.net.URI;
import java.util.Objects;

/// The engines that integration tests run on. Each is made when a test first asks for it, shared by
/// all tests of the run, and removed when the run ends. What they need is made by `bin/engine up`,
/// `images`, `current`, `oldest`, `sshd` and `oracle`; `bin/test` calls these.
public final class Engines {

  private Engines() {}

  /// The engine of this machine. Others use it too: tests name what they make, and remove it.
  public static Engine host() {
    return Host.ENGINE;
  }

  /// A present-day engine of the run's own, no member of a swarm.
  public static Engine current() {
    return Current.ENGINE;
  }

  /// Two present-day engines of the run's own that form a swarm; with `-Dberth.swarm=oldest`
  /// engines of the oldest API.
  public static Swarm swarm() {
    return Members.SWARM;
  }

  /// An engine of the oldest API, the only node of a swarm of the run's own.
  public static Engine oldest() {
    return Oldest.ENGINE;
  }

  private static final class Host {
    static final Engine ENGINE = connect();

    private static Engine connect() {
      String configured = System.getenv("DOCKER_HOST");
      URI uri = URI.create(configured == null ? "unix:///var/run/docker.sock" : configured);
      String address = Objects.requireNonNullElse(uri.getHost(), "127.0.0.1");
      Engine engine = Engine.at(uri, address);
      try {
        engine.client().pingCmd().exec();
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "no Docker engine answers at " + uri + ": run bin/engine up", e);
      }
      Leftovers.removeNowAndAtExit(engine.client());
      return engine;
    }
  }

  private static final class Current {
    static final Engine ENGINE = EngineContainer.start().await();
  }

  private static final class Oldest {
    static final Engine ENGINE = Swarm.alone(EngineContainer.oldest().await());
  }

  private static final class Members {
    static final Swarm SWARM = form();

    private static Swarm form() {
      boolean oldest = System.getProperty("berth.swarm", "").equals("oldest");
      EngineContainer manager = oldest ? EngineContainer.oldest() : EngineContainer.start();
      EngineContainer worker = oldest ? EngineContainer.oldest() : EngineContainer.start();
      return Swarm.of(manager.await(), worker.await());
    }
  }
}
