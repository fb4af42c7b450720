package dev.berth.cli;

import dev.berth.testing.Engines;

/// [InterruptedUpScenarios] on a present-day engine.
class InterruptedUpOnCurrentIT extends InterruptedUpScenarios {
  InterruptedUpOnCurrentIT() {
    super(Engines.current());
  }
}
