package dev.berth.engine;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;

/// Tells that a service has no container for what is asked.
final class NoContainer {
  private NoContainer() {}

  static Problem of(String message) {
    return Problem.error(Code.NO_CONTAINER, message)
        .withHelp("berth ps --all shows the containers; berth up makes and starts them");
  }
}
