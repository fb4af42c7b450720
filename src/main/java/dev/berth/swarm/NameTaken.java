package dev.berth.swarm;

import dev.berth.docker.DockerException;

/// Tells whether a manager refuses to make something because its name is that of something else.
final class NameTaken {
  private static final int CONFLICT = 409;

  private NameTaken() {}

  static boolean is(DockerException.Refused refusal) {
    String message = String.valueOf(refusal.getMessage());
    return refusal.status() == CONFLICT
        || message.contains("already exists")
        || message.contains("name conflicts with an existing object");
  }
}
