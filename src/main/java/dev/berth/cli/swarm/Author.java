package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import java.util.Map;

/// Who deploys, for the history of a stack.
final class Author {
  private Author() {}

  /// The caller's name as the environment tells it; empty if it does not.
  static String of(Session session) {
    Map<String, String> environment = session.console().environment();
    return environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
  }
}
