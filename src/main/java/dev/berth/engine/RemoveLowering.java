package dev.berth.engine;

import dev.berth.plan.Resource;

/// Lowers [EngineGoal.Remove]: of the containers that are meant, none is wanted.
final class RemoveLowering {
  private RemoveLowering() {}

  static Lowered lower(EngineGoal.Remove goal, Snapshot snapshot) {
    LoweringResult result = LoweringResult.empty();
    for (ObservedContainer container : snapshot.containers()) {
      boolean meant =
          goal.services().isEmpty() || goal.services().contains(container.serviceName());
      boolean ended =
          !container.running()
              && !container.status().equals("paused")
              && !container.status().equals("restarting");
      if (meant && !container.oneOff() && (goal.running() || ended)) {
        result.observed().add(UpLowering.orphan(container, Resource.Standing.OWN));
      }
    }
    return result.done();
  }
}
