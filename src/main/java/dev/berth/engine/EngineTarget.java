package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Sensitive;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A single Docker engine as a place for projects.
public final class EngineTarget implements Target {
  private final Docker docker;
  private final RegistryAuth auth;

  /// The engine as a target.
  ///
  /// @param docker the engine; whoever opened it closes it
  /// @param auth credentials for registries
  public EngineTarget(Docker docker, RegistryAuth auth) {
    this.docker = docker;
    this.auth = auth;
  }

  @Override
  public Place place() {
    try {
      return new Place(Place.Kind.ENGINE, docker.daemon().info().path("ID").asText());
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  @Override
  public Prepared prepare(Goal goal) {
    try {
      return switch (goal) {
        case Goal.Up up -> up(up);
        case Goal.Down down -> down(down);
      };
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  /// What there is of a project, for [SavedEngine].
  ///
  /// @param project what its file declares; absent if there is no file
  public JsonNode observe(String projectName, @Nullable Project project) {
    try {
      return SnapshotJson.write(new Observer(docker).observe(projectName, project));
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  /// Looks at the engine and plans how to reach a goal that only an engine can have. Changes
  /// nothing.
  ///
  /// @throws ProblemsException if the goal can never be reached there
  public Prepared prepare(EngineGoal goal) {
    try {
      return switch (goal) {
        case EngineGoal.Stop stop -> stop(stop);
        case EngineGoal.Build build -> build(build);
      };
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  private Prepared stop(EngineGoal.Stop goal) {
    Snapshot snapshot = new Observer(docker).observe(goal.projectName(), goal.project());
    EngineExpansion expansion =
        new EngineExpansion(
            Topology.of(goal.project(), snapshot.containers()),
            Map.of(),
            false,
            goal.gracePeriod());
    return prepared(
        goal.projectName(),
        goal.project(),
        StopLowering.lower(goal, snapshot),
        ReconcileOptions.DEFAULT,
        expansion,
        false);
  }

  private Prepared build(EngineGoal.Build goal) {
    Project project = goal.project();
    Snapshot snapshot = new Observer(docker).observe(project.name(), project);
    EngineExpansion expansion =
        new EngineExpansion(Topology.of(project, List.of()), Map.of(), false, null);
    return prepared(
        project.name(),
        project,
        BuildLowering.lower(goal, snapshot),
        ReconcileOptions.DEFAULT,
        expansion,
        false);
  }

  private Prepared up(Goal.Up goal) {
    Project project = goal.project();
    Snapshot snapshot = new Observer(docker).observe(project.name(), project);
    GoalCheck.check(goal, snapshot);
    Lowered lowered = UpLowering.lower(goal, snapshot, contents(project));
    Prepared prepared =
        prepared(
            project.name(),
            project,
            lowered,
            goal.options(),
            expansion(goal, lowered, snapshot),
            false);
    VolumeUsers.check(docker, prepared.plan(), snapshot);
    return prepared;
  }

  private Prepared down(Goal.Down goal) {
    Snapshot snapshot = new Observer(docker).observe(goal.projectName(), goal.project());
    Lowered lowered = DownLowering.lower(goal, snapshot);
    return prepared(
        goal.projectName(),
        goal.project(),
        lowered,
        options(goal),
        expansion(goal, snapshot),
        goal.removeVolumes());
  }

  static EngineExpansion expansion(Goal.Up goal, Lowered lowered, Snapshot snapshot) {
    return new EngineExpansion(
        Topology.of(goal.project(), snapshot.containers()),
        lowered.blueprints(),
        goal.awaitReady(),
        null);
  }

  static EngineExpansion expansion(Goal.Down goal, Snapshot snapshot) {
    return new EngineExpansion(
        Topology.of(goal.project(), snapshot.containers()), Map.of(), false, goal.gracePeriod());
  }

  static ReconcileOptions options(Goal.Down goal) {
    Sensitive sensitive =
        goal.project() == null
            ? Sensitive.DEFAULT
            : Sensitive.DEFAULT.naming(goal.project().sensitive());
    return new ReconcileOptions(
        goal.removeOrphans(), ReconcileOptions.Replacement.CHANGED, Set.of(), sensitive);
  }

  private Prepared prepared(
      String projectName,
      @Nullable Project project,
      Lowered lowered,
      ReconcileOptions options,
      EngineExpansion expansion,
      boolean removeVolumes) {
    Plan plan =
        Reconciler.plan(
            "project %s on %s".formatted(projectName, docker.endpoint()),
            lowered.desired(),
            lowered.observed(),
            options,
            expansion);
    return new Prepared(
        plan,
        lowered.desired(),
        lowered.observed(),
        new EngineOperator(docker, projectName, project, lowered, auth, removeVolumes),
        Orphans.warnings(plan));
  }

  /// Digests of configs and secrets by service and path inside.
  static Map<String, Map<String, String>> contents(Project project) {
    Map<String, Map<String, String>> contents = new TreeMap<>();
    for (Service service : project.services().values()) {
      contents.put(service.name(), Contents.digests(project, service));
    }
    return contents;
  }
}
