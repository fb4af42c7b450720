package dev.berth.cli;

import dev.berth.testing.Engines;

/// [RolloutScenarios] on a present-day engine.
class RolloutOnCurrentIT extends RolloutScenarios {
  RolloutOnCurrentIT() {
    super(Engines.current());
  }
}
