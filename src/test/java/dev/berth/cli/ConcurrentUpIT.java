package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [ConcurrentUpScenarios] on the engine of this machine.
@OnHost
class ConcurrentUpIT extends ConcurrentUpScenarios {
  ConcurrentUpIT() {
    super(Engines.host());
  }
}
