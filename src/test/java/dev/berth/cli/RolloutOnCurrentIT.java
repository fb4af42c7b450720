package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [RolloutScenarios] on a present-day engine.
@OnCurrent
class RolloutOnCurrentIT extends RolloutScenarios {
  RolloutOnCurrentIT() {
    super(Engines.current());
  }
}
