package dev.berth.cli;

import dev.berth.testing.Engines;

/// [InterruptedUpScenarios] on the engine of this machine.
class InterruptedUpIT extends InterruptedUpScenarios {
  InterruptedUpIT() {
    super(Engines.host());
  }
}
