package dev.berth.cli;

import dev.berth.testing.Engines;

/// [HooksScenarios] on the engine of this machine.
class HooksIT extends HooksScenarios {
  HooksIT() {
    super(Engines.host());
  }
}
