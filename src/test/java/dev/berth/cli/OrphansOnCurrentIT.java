package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [OrphansScenarios] on a present-day engine.
@OnCurrent
class OrphansOnCurrentIT extends OrphansScenarios {
  OrphansOnCurrentIT() {
    super(Engines.current());
  }
}
