package dev.berth.engine;

import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import java.util.Set;

/// Lowers [EngineGoal.Stop]: whatever runs is wanted as it is, only ended.
final class StopLowering {
  private StopLowering() {}

  static Lowered lower(EngineGoal.Stop goal, Snapshot snapshot) {
    LoweringResult result = LoweringResult.empty();
    for (ObservedContainer container : snapshot.containers()) {
      boolean meant =
          !container.oneOff()
              && (goal.services().isEmpty() || goal.services().contains(container.serviceName()));
      if (meant && runs(container.status())) {
        result.observed().add(resource(container, RunState.RUNNING));
        result.desired().add(resource(container, RunState.EXITED));
      }
    }
    return result.done();
  }

  private static boolean runs(String status) {
    return status.equals("running") || status.equals("paused") || status.equals("restarting");
  }

  private static Resource resource(ObservedContainer container, Spec spec) {
    return new Resource(
        new ResourceId(Kind.CONTAINER, container.name()),
        spec,
        container.serviceName(),
        Resource.Standing.OWN,
        null,
        null,
        Set.of());
  }
}
