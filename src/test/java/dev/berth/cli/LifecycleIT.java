package dev.berth.cli;

import dev.berth.testing.Engines;

/// [LifecycleScenarios] on an older engine.
class LifecycleIT extends LifecycleScenarios {
  LifecycleIT() {
    super(Engines.host());
  }
}
