package dev.berth.testing;

/// A swarm of a test's own whose nodes can be made to stand still.
///
/// @param swarm both nodes
/// @param manager container of the manager
/// @param worker container of the worker
public record FaultySwarm(Swarm swarm, String manager, String worker) {

  /// Starts one. It goes when the run ends.
  public static FaultySwarm start() {
    EngineContainer manager = EngineContainer.start();
    EngineContainer worker = EngineContainer.start();
    return new FaultySwarm(Swarm.of(manager.await(), worker.await()), manager.id(), worker.id());
  }

  /// Lets a node stand still, as if its machine had stopped.
  public void stop(String node) {
    Engines.host().client().pauseContainerCmd(node).exec();
  }

  /// Lets it go on.
  public void goOn(String node) {
    Engines.host().client().unpauseContainerCmd(node).exec();
  }
}
