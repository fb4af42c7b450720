package dev.berth.cli;

import dev.berth.testing.Engines;

/// [HooksScenarios] on a present-day engine.
class HooksOnCurrentIT extends HooksScenarios {
  HooksOnCurrentIT() {
    super(Engines.current());
  }
}
