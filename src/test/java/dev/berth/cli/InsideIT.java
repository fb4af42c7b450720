package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [InsideScenarios] on an older engine.
@OnHost
class InsideIT extends InsideScenarios {
  InsideIT() {
    super(Engines.host(), "18471");
  }

  @Override
  int codeOfAMissingProgram() {
    return 126;
  }
}
