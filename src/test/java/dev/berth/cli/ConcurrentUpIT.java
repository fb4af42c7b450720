package dev.berth.cli;

import dev.berth.testing.Engines;

/// [ConcurrentUpScenarios] on the engine of this machine.
class ConcurrentUpIT extends ConcurrentUpScenarios {
  ConcurrentUpIT() {
    super(Engines.host());
  }
}
