package dev.berth.cli;

import dev.berth.testing.Engines;

/// [InsideScenarios] on an older engine.
class InsideIT extends InsideScenarios {
  InsideIT() {
    super(Engines.host(), "18471");
  }

  @Override
  int codeOfAMissingProgram() {
    return 126;
  }
}
