package dev.berth.cli;

import dev.berth.testing.Engines;

/// [InsideScenarios] on a present-day engine.
class InsideOnCurrentIT extends InsideScenarios {
  InsideOnCurrentIT() {
    super(Engines.current(), "18472");
  }

  @Override
  int codeOfAMissingProgram() {
    return 127;
  }
}
