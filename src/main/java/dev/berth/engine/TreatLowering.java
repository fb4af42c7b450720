package dev.berth.engine;

import dev.berth.model.Lifecycle;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lowers [EngineGoal.Treat]: what there is, is wanted as it is, in another state.
final class TreatLowering {
  private TreatLowering() {}

  static Lowered lower(EngineGoal.Treat goal, Snapshot snapshot, Topology topology) {
    Set<String> services = services(goal, topology);
    LoweringResult result = LoweringResult.empty();
    for (ObservedContainer container : snapshot.containers()) {
      boolean meant = services.isEmpty() || services.contains(container.serviceName());
      if (container.oneOff() && !(meant && goal.treatment() instanceof EngineGoal.Treatment.Kill)) {
        continue;
      }
      String state = container.status();
      String wanted = meant ? wanted(goal.treatment(), state) : null;
      result.observed().add(resource(container, new RunState(state)));
      result.desired().add(resource(container, new RunState(wanted == null ? state : wanted)));
    }
    requireContainers(goal, snapshot);
    return result.done();
  }

  /// The state that a container is to have; absent if it stays in its own.
  private static @Nullable String wanted(EngineGoal.Treatment treatment, String state) {
    return switch (treatment) {
      case EngineGoal.Treatment.Start() -> runs(state) ? null : RunState.RUNNING.state();
      case EngineGoal.Treatment.Stop(var _) -> runs(state) ? RunState.EXITED.state() : null;
      case EngineGoal.Treatment.Restart(boolean _, var _) -> "restarted";
      case EngineGoal.Treatment.Kill(String signal) -> runs(state) ? "sent " + signal : null;
      case EngineGoal.Treatment.Pause() -> state.equals("running") ? "paused" : null;
      case EngineGoal.Treatment.Unpause() -> state.equals("paused") ? "running" : null;
    };
  }

  private static boolean runs(String state) {
    return state.equals("running") || state.equals("paused") || state.equals("restarting");
  }

  private static Set<String> services(EngineGoal.Treat goal, Topology topology) {
    Set<String> services = new TreeSet<>(goal.services());
    if (goal.treatment() instanceof EngineGoal.Treatment.Restart(boolean dependents, var _)
        && dependents
        && !services.isEmpty()) {
      for (String name : topology.inOrder()) {
        Map<String, Lifecycle.Dependency> needs = topology.needs(name);
        if (needs.entrySet().stream()
            .anyMatch(need -> need.getValue().restart() && services.contains(need.getKey()))) {
          services.add(name);
        }
      }
    }
    return services;
  }

  private static void requireContainers(EngineGoal.Treat goal, Snapshot snapshot) {
    if (goal.treatment() instanceof EngineGoal.Treatment.Start) {
      List<Problem> missing =
          goal.services().stream()
              .sorted()
              .filter(name -> snapshot.ofService(name).isEmpty())
              .map(name -> NoContainer.of("service %s has no container to start".formatted(name)))
              .toList();
      if (!missing.isEmpty()) {
        throw new ProblemsException(missing);
      }
      if (snapshot.containers().stream().allMatch(ObservedContainer::oneOff)) {
        throw new ProblemsException(
            Problem.error(
                    Code.NO_CONTAINER,
                    "project %s has no containers to start".formatted(goal.projectName()))
                .withHelp("berth up makes and starts them"));
      }
    }
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
