package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [InterruptedUpScenarios] on a present-day engine.
@OnCurrent
class InterruptedUpOnCurrentIT extends InterruptedUpScenarios {
  InterruptedUpOnCurrentIT() {
    super(Engines.current());
  }
}
