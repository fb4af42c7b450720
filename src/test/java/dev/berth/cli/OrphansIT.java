package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [OrphansScenarios] on the engine of this machine.
@OnHost
class OrphansIT extends OrphansScenarios {
  OrphansIT() {
    super(Engines.host());
  }
}
