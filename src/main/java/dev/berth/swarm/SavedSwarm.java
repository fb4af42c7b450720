package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.ApiVersion;
import dev.berth.model.Project;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Sealing;
import dev.berth.plan.State;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.SealedProject;
import dev.berth.target.Target;
import java.util.List;
import java.util.Map;

/// A swarm as it was seen at some time: plans can be made for it, and not be run.
///
/// @param place which swarm it was
/// @param name where the state comes from, for people
/// @param seen what [SwarmTarget#observe] gave, sealed
/// @param options how to go about the work
/// @param sealing how it was sealed
public record SavedSwarm(
    Place place, String name, JsonNode seen, SwarmOptions options, Sealing sealing)
    implements Target {

  /// What is seen of a stack that is not there, in a swarm that has nothing.
  public static JsonNode nothing() {
    return SnapshotJson.write(
        new Snapshot(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), OnNodes.NOTHING));
  }

  /// None: a swarm runs no such programs.
  @Override
  public Map<String, Map<String, String>> received(Project project) {
    return Map.of();
  }

  /// The newest one: what was seen does not say.
  @Override
  public int api() {
    return ApiVersion.NEWEST.minor();
  }

  @Override
  public Prepared prepare(Goal goal) {
    Snapshot snapshot = SnapshotJson.read(seen);
    return switch (goal) {
      case Goal.Up up -> deploy(up, snapshot);
      case Goal.Down down -> remove(down, snapshot);
    };
  }

  private Prepared deploy(Goal.Up goal, Snapshot snapshot) {
    Findings findings = new Findings(new Problems());
    StackPlan made =
        StackPlan.of(
            subject(goal.projectName()),
            goal.with(SealedProject.of(goal.project(), sealing)),
            snapshot,
            Answers.of(sealing),
            options.withoutRegistries(),
            findings);
    return prepared(
        made.plan(), made.wanted().state(), made.observed(), findings.problems().sorted());
  }

  private Prepared remove(Goal.Down goal, Snapshot snapshot) {
    State observed = new Observed(goal.projectName(), snapshot).everything();
    return prepared(
        Reconciler.plan(
            subject(goal.projectName()),
            State.EMPTY,
            observed,
            ReconcileOptions.DEFAULT,
            new StackExpansion(Course.removal(options.awaitGone()))),
        State.EMPTY,
        observed,
        List.of());
  }

  private String subject(String stack) {
    return "stack %s on the state in %s".formatted(stack, name);
  }

  private static Prepared prepared(
      Plan plan, State wanted, State observed, List<Problem> warnings) {
    return new Prepared(
        plan,
        wanted,
        observed,
        (step, progress) -> {
          throw new IllegalStateException("a saved state cannot be changed");
        },
        warnings);
  }
}
