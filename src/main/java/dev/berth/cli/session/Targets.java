package dev.berth.cli.session;

import dev.berth.docker.Buildx;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Endpoints;
import dev.berth.docker.RegistryAuth;
import dev.berth.engine.Builder;
import dev.berth.engine.EngineTarget;
import java.util.Optional;

/// The engine that a session talks to. It is greeted at once, while files are read.
public final class Targets {
  private Targets() {}

  /// The engine that `--host`, `--context` or the environment names.
  public static Docker docker(Session session) {
    return Docker.at(endpoint(session)).greeted();
  }

  /// Where that engine is.
  static Endpoint endpoint(Session session) {
    GlobalOptions globals = session.globals();
    return Endpoints.find(
        globals.host.get(), globals.context.get(), session.console().environment());
  }

  /// Another engine.
  ///
  /// @param where its address, or the name of a context
  public static Docker docker(Session session, String where) {
    boolean address = where.contains("://");
    return Docker.at(
        Endpoints.find(
            address ? where : null, address ? null : where, session.console().environment()));
  }

  /// Credentials for registries, as the caller's Docker client has them.
  public static RegistryAuth auth(Session session) {
    return RegistryAuth.of(session.console().environment());
  }

  /// A single engine as a target.
  public static EngineTarget engine(Session session, Docker docker) {
    return new EngineTarget(docker, auth(session), builder(session, docker));
  }

  /// BuildKit where it can be reached, else the engine's own builder.
  public static Builder builder(Session session, Docker docker) {
    return buildx(session, docker).<Builder>map(Builder.BuildKit::new).orElse(Builder.classic());
  }

  /// BuildKit, where it can be reached.
  public static Optional<Buildx> buildx(Session session, Docker docker) {
    return Buildx.find(session.console().environment(), docker.endpoint());
  }
}
