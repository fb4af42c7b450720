package dev.berth.testing;

/// An engine of a test's own, no member of a swarm. It goes when it is closed.
public final class OwnEngine implements AutoCloseable {
  private final EngineContainer container;
  private final Engine engine;

  private OwnEngine(EngineContainer container) {
    this.container = container;
    this.engine = container.await();
  }

  /// A present-day one.
  public static OwnEngine current() {
    return new OwnEngine(EngineContainer.start());
  }

  /// A present-day one that keeps images in containerd's store, each for several platforms.
  public static OwnEngine withContainerdStore() {
    return new OwnEngine(EngineContainer.start("--feature=containerd-snapshotter=true"));
  }

  /// One of the oldest API that Berth speaks.
  public static OwnEngine oldest() {
    return new OwnEngine(EngineContainer.oldest());
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    Engines.host()
        .client()
        .removeContainerCmd(container.id())
        .withForce(true)
        .withRemoveVolumes(true)
        .exec();
  }
}
