package dev.berth.cli;

import dev.berth.testing.Engines;

/// [ConcurrentUpScenarios] on a present-day engine.
class ConcurrentUpOnCurrentIT extends ConcurrentUpScenarios {
  ConcurrentUpOnCurrentIT() {
    super(Engines.current());
  }
}
