package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [InsideScenarios] on a present-day engine.
@OnCurrent
class InsideOnCurrentIT extends InsideScenarios {
  InsideOnCurrentIT() {
    super(Engines.current(), "18472");
  }

  @Override
  int codeOfAMissingProgram() {
    return 127;
  }
}
