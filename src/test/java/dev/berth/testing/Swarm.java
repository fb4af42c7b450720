package dev.berth.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A swarm of two engines in containers of the host's engine.
///
/// @param manager the node to deploy to
/// @param worker the other node
public record Swarm(Engine manager, Engine worker) {

  private static final Path ANYWHERE = Path.of("/");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Makes an engine the only node of a swarm.
  ///
  /// Networks get a /20 each. With the default /24, services that come and go in quick succession
  /// use up the addresses of the ingress network, and tasks then wait for one in the state "new".
  static Engine alone(Engine manager) {
    docker(
        manager,
        "swarm init --default-addr-pool 10.64.0.0/12 --default-addr-pool-mask-length 20"
            + " --advertise-addr "
            + manager.address());
    return manager;
  }

  static Swarm of(Engine manager, Engine worker) {
    alone(manager);
    String token = docker(manager, "swarm join-token --quiet worker").strip();
    docker(worker, "swarm join --token " + token + " " + manager.address() + ":2377");
    Swarm swarm = new Swarm(manager, worker);
    swarm.awaitReadyNodes();
    return swarm;
  }

  public List<Engine> nodes() {
    return List.of(manager, worker);
  }

  /// Both nodes, each with these images of the host's engine.
  public Swarm withImages(String... names) {
    nodes().parallelStream().forEach(node -> node.withImages(names));
    return this;
  }

  private void awaitReadyNodes() {
    Waiting.until(
        "both nodes are ready",
        PATIENCE,
        () ->
            docker(manager, "node ls --format {{.Status}}").lines().filter("Ready"::equals).count()
                == nodes().size(),
        () -> docker(manager, "node ls"));
  }

  private static String docker(Engine engine, String command) {
    return engine.docker(ANYWHERE, command.split(" ")).expectSuccess();
  }
}
