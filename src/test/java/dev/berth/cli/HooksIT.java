package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [HooksScenarios] on the engine of this machine.
@OnHost
class HooksIT extends HooksScenarios {
  HooksIT() {
    super(Engines.host());
  }
}
