package dev.berth.cli;

import dev.berth.testing.Engines;

/// [LifecycleScenarios] on a present-day engine.
class LifecycleOnCurrentIT extends LifecycleScenarios {
  LifecycleOnCurrentIT() {
    super(Engines.current());
  }
}
