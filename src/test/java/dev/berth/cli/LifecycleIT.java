package dev.berth.cli;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;

/// [LifecycleScenarios] on an older engine.
@OnHost
class LifecycleIT extends LifecycleScenarios {
  LifecycleIT() {
    super(Engines.host());
  }
}
