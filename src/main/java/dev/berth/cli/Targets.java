package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.docker.Endpoints;

/// The engine that a session talks to. Nothing is sent before the first request.
final class Targets {
  private Targets() {}

  /// The engine that `--host` or the environment names.
  static Docker docker(Session session) {
    return Docker.at(Endpoints.find(session.globals().host, null, session.console().environment()));
  }
}
