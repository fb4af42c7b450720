package dev.berth.cli;

import dev.berth.testing.Engines;

/// [RolloutScenarios] on the engine of this machine.
class RolloutIT extends RolloutScenarios {
  RolloutIT() {
    super(Engines.host());
  }
}
