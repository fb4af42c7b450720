package dev.berth.cli;

import dev.berth.testing.Engines;

/// [OrphansScenarios] on a present-day engine.
class OrphansOnCurrentIT extends OrphansScenarios {
  OrphansOnCurrentIT() {
    super(Engines.current());
  }
}
