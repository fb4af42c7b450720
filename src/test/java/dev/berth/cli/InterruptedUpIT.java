package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [InterruptedUpScenarios] on the engine of this machine.
@OnHost
class InterruptedUpIT extends InterruptedUpScenarios {
  InterruptedUpIT() {
    super(Engines.host());
  }
}
