package dev.berth.cli;

import dev.berth.testing.Engines;

/// [OrphansScenarios] on the engine of this machine.
class OrphansIT extends OrphansScenarios {
  OrphansIT() {
    super(Engines.host());
  }
}
