package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.util.List;
import java.util.Map;

/// A swarm, by way of one of its managers. A project is a stack there, with the names, labels and
/// specs that `docker stack deploy` gives it, so that either tool goes on where the other left off.
/// What a swarm has no counterpart for is left out: the compatibility report tells it.
public final class SwarmTarget implements Target {
  private final Docker docker;
  private final SwarmOptions options;

  /// @param docker a manager of the swarm
  /// @param options how to go about the work
  public SwarmTarget(Docker docker, SwarmOptions options) {
    this.docker = docker;
    this.options = options;
  }

  @Override
  public Place place() {
    try {
      return new Place(Place.Kind.SWARM, docker.swarm().inspect().path("ID").asText());
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  /// What there is of a stack, for [SavedSwarm].
  public JsonNode observe(String stack) {
    try {
      return SnapshotJson.write(Snapshot.take(docker, stack));
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  @Override
  public Prepared prepare(Goal goal) {
    try {
      Snapshot snapshot = Snapshot.take(docker, goal.projectName());
      return switch (goal) {
        case Goal.Up up -> deploy(up, snapshot);
        case Goal.Down down -> remove(down, snapshot);
      };
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  private Prepared deploy(Goal.Up goal, Snapshot snapshot) {
    Findings findings = new Findings(new Problems());
    Deployment wanted = Deployment.of(goal, snapshot, Answers.of(docker), options, findings);
    findings.problems().throwIfErrors();
    State observed =
        new Observed(goal.projectName(), snapshot).forDeploy(wanted.state(), wanted.orphans());
    Plan plan =
        Reconciler.plan(
            "stack " + goal.projectName(),
            wanted.state(),
            observed,
            goal.options(),
            new StackExpansion(wanted.course(goal.awaitReady(), options.awaitGone(), snapshot)));
    checkReplacedNetworks(plan, goal.projectName(), snapshot, findings);
    findings.problems().throwIfErrors();
    SwarmOperator operator =
        new SwarmOperator(
            docker, goal.projectName(), options, wanted.state(), wanted.contents(), snapshot);
    return new Prepared(plan, wanted.state(), observed, operator, findings.problems().sorted());
  }

  private Prepared remove(Goal.Down goal, Snapshot snapshot) {
    State observed = new Observed(goal.projectName(), snapshot).everything();
    Plan plan =
        Reconciler.plan(
            "stack " + goal.projectName(),
            State.EMPTY,
            observed,
            ReconcileOptions.DEFAULT,
            new StackExpansion(Course.removal(options.awaitGone())));
    SwarmOperator operator =
        new SwarmOperator(docker, goal.projectName(), options, State.EMPTY, Map.of(), snapshot);
    return new Prepared(plan, State.EMPTY, observed, operator, List.of());
  }

  /// A network can only be replaced once nothing uses it; services of other stacks stay untouched.
  private void checkReplacedNetworks(
      Plan plan, String stack, Snapshot snapshot, Findings findings) {
    for (Change change : plan.changes()) {
      ResourceId id = change.resource().id();
      JsonNode network = snapshot.networks().get(id.name());
      if (change instanceof Change.Replace && id.kind() == Kind.NETWORK && network != null) {
        for (JsonNode service : docker.services().list(Filters.NONE)) {
          if (uses(service, network)
              && Snapshot.stackOf(service.path("Spec")).filter(stack::equals).isEmpty()) {
            findings.error(
                Code.NOT_ON_A_SWARM,
                Path.of("networks", id.name()),
                "it has changed and would have to be made again, but the service %s uses it"
                    .formatted(Snapshot.specName(service)),
                "undo the change, give the network another name, or take that service off it");
          }
        }
      }
    }
  }

  private static boolean uses(JsonNode service, JsonNode network) {
    String id = network.path("Id").asText();
    for (JsonNode used : service.path("Spec").path("TaskTemplate").path("Networks")) {
      if (used.path("Target").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }
}
