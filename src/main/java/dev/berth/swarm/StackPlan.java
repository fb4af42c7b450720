package dev.berth.swarm;

import dev.berth.plan.Change;
import dev.berth.plan.Plan;
import dev.berth.plan.Reconciler;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.target.Goal;
import java.util.Set;
import java.util.TreeSet;

/// The plan of a deploy: made from what there is, be it seen now or saved.
///
/// @param wanted what is wanted
/// @param observed what is there of that, and what may go
/// @param plan how to get there
record StackPlan(Deployment wanted, State observed, Plan plan) {

  /// @throws dev.berth.problem.ProblemsException if a swarm cannot do it
  static StackPlan of(
      Goal.Up goal, Snapshot snapshot, Answers answers, SwarmOptions options, Findings findings) {
    return of("stack " + goal.projectName(), goal, snapshot, answers, options, findings);
  }

  /// @param subject what the plan is about, for people
  static StackPlan of(
      String subject,
      Goal.Up goal,
      Snapshot snapshot,
      Answers answers,
      SwarmOptions options,
      Findings findings) {
    Deployment wanted = Deployment.of(goal, snapshot, answers, options, findings);
    findings.problems().throwIfErrors();
    Observed observed = new Observed(goal.projectName(), snapshot);
    Course course =
        wanted.course(
            goal.awaitReady(),
            options.awaitGone(),
            snapshot,
            Revisions.next(goal.projectName(), snapshot));
    StackExpansion expansion = new StackExpansion(course);
    State there = observed.forDeploy(wanted.state(), wanted.orphans(), Set.of());
    boolean changes =
        Reconciler.plan(subject, wanted.state(), there, goal.options(), expansion)
            .changes()
            .stream()
            .anyMatch(Change::acts);
    Spare spare = new Spare(goal, wanted.state(), snapshot, options.keep(), changes);
    Set<ResourceId> orphans = new TreeSet<>(wanted.orphans());
    orphans.addAll(spare.orphans());
    State all = observed.forDeploy(wanted.state(), orphans, spare.outdated());
    if (!changes && Revisions.isBehind(goal.projectName(), snapshot)) {
      expansion = new StackExpansion(course.unrecorded());
    }
    return new StackPlan(
        wanted, all, Reconciler.plan(subject, wanted.state(), all, goal.options(), expansion));
  }
}
