package dev.berth.testing;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.lifecycle.Startables;

/// The engines that integration tests run on. Each is made when a test first asks for it, shared by
/// all tests of the run, and removed when the run ends. What they need is made by `bin/engine up`,
/// `images`, `current` and `oracle`; `bin/test` calls these.
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

  /// Two present-day engines of the run's own that form a swarm.
  public static Swarm swarm() {
    return Members.SWARM;
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
      Leftovers.remove(engine.client());
      return engine;
    }
  }

  private static final class Current {
    static final Engine ENGINE = start(new EngineContainer())[0];
  }

  private static final class Members {
    static final Swarm SWARM = form();

    private static Swarm form() {
      Engine[] nodes = start(new EngineContainer(), new EngineContainer());
      return Swarm.of(nodes[0], nodes[1]);
    }
  }

  /// Never stopped here: Testcontainers removes them at the end of the run.
  private static Engine[] start(EngineContainer... containers) {
    requireImage();
    Startables.deepStart(Stream.of(containers)).join();
    return Stream.of(containers).map(EngineContainer::engine).toArray(Engine[]::new);
  }

  private static void requireImage() {
    if (!host().has(EngineContainer.IMAGE)) {
      throw new IllegalStateException(
          "the host's engine has no " + EngineContainer.IMAGE + ": run bin/engine current");
    }
  }
}
