package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A change of something of a swarm. It names the version that was read, so that no change of
/// others is lost; and others there are, for the manager notes in services, nodes and the swarm
/// itself how they do. Whoever comes too late reads again and makes the change of what is there
/// then.
final class Versioned {
  private static final int ATTEMPTS = 20;

  private Versioned() {}

  /// Sends a change of a version.
  @FunctionalInterface
  interface Sending {
    void send(long version, JsonNode spec);
  }

  /// Changes it.
  ///
  /// @param read everything about it; nothing if there is no such thing
  /// @param change the whole new specification, of everything about it
  /// @return whether it is there
  static boolean change(
      Supplier<Optional<JsonNode>> read, Function<JsonNode, JsonNode> change, Sending sending) {
    for (int attempt = 1; ; attempt++) {
      JsonNode there = read.get().orElse(null);
      if (there == null) {
        return false;
      }
      try {
        sending.send(there.path("Version").path("Index").asLong(), change.apply(there));
        return true;
      } catch (DockerException.Refused e) {
        if (attempt == ATTEMPTS || !e.isOutOfSequence()) {
          throw e;
        }
      }
    }
  }
}
