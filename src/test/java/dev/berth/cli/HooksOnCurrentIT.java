package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [HooksScenarios] on a present-day engine.
@OnCurrent
class HooksOnCurrentIT extends HooksScenarios {
  HooksOnCurrentIT() {
    super(Engines.current());
  }
}
