package dev.berth.testing;

import java.nio.file.Path;

/// A swarm of a test's own whose nodes can be made to stand still, or to begin anew.
///
/// @param swarm both nodes
/// @param manager container of the manager
/// @param worker container of the worker
public record FaultySwarm(Swarm swarm, String manager, String worker) {

  /// Starts one. It goes when the run ends.
  public static FaultySwarm start() {
    EngineContainer manager = EngineContainer.start();
    EngineContainer worker = EngineContainer.start();
    Swarm swarm = Swarm.of(manager.await(), worker.await());
    // a node that is away is noticed after three of them
    swarm
        .manager()
        .docker(Path.of("/"), "swarm", "update", "--dispatcher-heartbeat", "1s")
        .expectSuccess();
    return new FaultySwarm(swarm, manager.id(), worker.id());
  }

  /// Lets a node stand still, as if its machine had stopped.
  public void stop(String node) {
    Engines.host().client().pauseContainerCmd(node).exec();
  }

  /// Lets the engine of a node end, with all that runs there, and begin anew.
  public void restart(String node) {
    Engines.host()
        .docker(Path.of("/"), "exec", node, "sh", "-c", "kill -TERM $(pidof dockerd)")
        .expectSuccess();
  }

  /// Lets it go on.
  public void goOn(String node) {
    Engines.host().client().unpauseContainerCmd(node).exec();
  }
}
