package dev.berth.docker;

import dev.berth.problem.ProblemsException;

/// A Docker engine, spoken to over its HTTP API. Nothing is sent before the first request. Safe for
/// use from many threads at once; an interrupt ends a call.
public final class Docker implements AutoCloseable {
  private final Transport transport;

  private Docker(Transport transport) {
    this.transport = transport;
  }

  /// The engine at this endpoint.
  public static Docker at(Endpoint endpoint) {
    return new Docker(new Transport(endpoint));
  }

  /// The same engine, which is asked for its API version meanwhile. What goes wrong is told at the
  /// first request.
  public Docker greeted() {
    Together.begin(
        "engine-greeting",
        () -> {
          try {
            transport.version();
          } catch (DockerException | ProblemsException e) {
            // Whoever needs the engine asks again.
          }
        });
    return this;
  }

  /// Where it listens.
  public Endpoint endpoint() {
    return transport.endpoint();
  }

  /// The API version spoken with it.
  ///
  /// @throws DockerException if it cannot be reached or is too old
  public ApiVersion apiVersion() {
    return transport.version();
  }

  /// The engine itself.
  public Daemon daemon() {
    return new Daemon(transport);
  }

  /// Containers.
  public Containers containers() {
    return new Containers(transport);
  }

  /// Commands inside of containers.
  public Execs execs() {
    return new Execs(transport);
  }

  /// Images.
  public Images images() {
    return new Images(transport);
  }

  /// Networks.
  public Networks networks() {
    return new Networks(transport);
  }

  /// Volumes.
  public Volumes volumes() {
    return new Volumes(transport);
  }

  /// What happens on the engine.
  public Events events() {
    return new Events(transport);
  }

  /// The swarm that the engine belongs to.
  public Swarm swarm() {
    return new Swarm(transport);
  }

  /// Nodes of the swarm.
  public Nodes nodes() {
    return new Nodes(transport);
  }

  /// Services of the swarm.
  public Services services() {
    return new Services(transport);
  }

  /// Tasks of the swarm.
  public Tasks tasks() {
    return new Tasks(transport);
  }

  /// Configs of the swarm.
  public SwarmFiles configs() {
    return new SwarmFiles(transport, "configs");
  }

  /// Secrets of the swarm.
  public SwarmFiles secrets() {
    return new SwarmFiles(transport, "secrets");
  }

  @Override
  public void close() {
    transport.close();
  }
}
