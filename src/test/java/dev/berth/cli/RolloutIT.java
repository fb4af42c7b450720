package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [RolloutScenarios] on the engine of this machine.
@OnHost
class RolloutIT extends RolloutScenarios {
  RolloutIT() {
    super(Engines.host());
  }
}
