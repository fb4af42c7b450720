package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [ConcurrentUpScenarios] on a present-day engine.
@OnCurrent
class ConcurrentUpOnCurrentIT extends ConcurrentUpScenarios {
  ConcurrentUpOnCurrentIT() {
    super(Engines.current());
  }
}
