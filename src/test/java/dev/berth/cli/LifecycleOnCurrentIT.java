package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;

/// [LifecycleScenarios] on a present-day engine.
@OnCurrent
class LifecycleOnCurrentIT extends LifecycleScenarios {
  LifecycleOnCurrentIT() {
    super(Engines.current());
  }
}
