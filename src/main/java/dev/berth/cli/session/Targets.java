package dev.berth.cli.session;

import dev.berth.docker.Docker;
import dev.berth.docker.Endpoints;
import dev.berth.docker.RegistryAuth;
import dev.berth.engine.EngineTarget;

/// The engine that a session talks to. Nothing is sent before the first request.
public final class Targets {
  private Targets() {}

  /// The engine that `--host` or the environment names.
  public static Docker docker(Session session) {
    return Docker.at(
        Endpoints.find(session.globals().host.get(), null, session.console().environment()));
  }

  /// Credentials for registries, as the caller's Docker client has them.
  public static RegistryAuth auth(Session session) {
    return RegistryAuth.of(session.console().environment());
  }

  /// A single engine as a target.
  public static EngineTarget engine(Session session, Docker docker) {
    return new EngineTarget(docker, auth(session));
  }
}
