package dev.berth.swarm;

import dev.berth.docker.DockerException;

/// Tells whether a manager did not answer because it is away for a while: it restarts, or the
/// managers are about to choose a leader. What it was asked may be asked again.
final class Absence {
  private static final int UNAVAILABLE = 503;

  private Absence() {}

  static boolean is(DockerException exception) {
    return switch (exception) {
      case DockerException.Unreachable _ -> true;
      case DockerException.Refused refused -> isAway(refused);
      case DockerException.Failed _ -> false;
    };
  }

  private static boolean isAway(DockerException.Refused refused) {
    String message = String.valueOf(refused.getMessage());
    return refused.status() == UNAVAILABLE
        || message.contains("does not have a leader")
        || message.contains("code = Unavailable")
        || message.contains("context deadline exceeded");
  }
}
