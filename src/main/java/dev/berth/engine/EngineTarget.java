package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.plan.Action;
import dev.berth.plan.Expansion;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Sensitive;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A single Docker engine as a place for projects.
public final class EngineTarget implements Target {
  private final Docker docker;
  private final ImageWork images;
  private final Builder builder;
  private final AtomicReference<Observer.@Nullable Look> begun = new AtomicReference<>();

  /// The engine as a target.
  ///
  /// @param docker the engine; whoever opened it closes it
  /// @param auth credentials for registries
  /// @param builder builds images
  public EngineTarget(Docker docker, RegistryAuth auth, Builder builder) {
    this.docker = docker;
    this.builder = builder;
    this.images = new ImageWork(docker, auth, builder);
  }

  /// The engine as a target, with its own builder.
  ///
  /// @param docker the engine; whoever opened it closes it
  /// @param auth credentials for registries
  public EngineTarget(Docker docker, RegistryAuth auth) {
    this(docker, auth, Builder.classic());
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
  public Map<String, Map<String, String>> received(Project project) {
    try {
      return Provided.carried(project, new Observer(docker).observe(project.name(), project));
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  @Override
  public int api() {
    try {
      return docker.apiVersion().minor();
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
        case EngineGoal.Treat treat -> treat(treat);
        case EngineGoal.Remove remove -> remove(remove);
        case EngineGoal.Run run -> run(run);
        case EngineGoal.Build build ->
            images(build.project(), snapshot -> ImagesLowering.lower(build, snapshot));
        case EngineGoal.Pull pull ->
            images(pull.project(), snapshot -> ImagesLowering.lower(pull, snapshot));
        case EngineGoal.Push push ->
            images(push.project(), snapshot -> ImagesLowering.lower(push, snapshot));
        case EngineGoal.Refresh refresh ->
            images(
                refresh.project(),
                snapshot ->
                    ImagesLowering.lower(refresh, snapshot, Instant.now()).forOnePlatform());
      };
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  private Prepared treat(EngineGoal.Treat goal) {
    Snapshot snapshot = new Observer(docker).observe(goal.projectName(), goal.project());
    Topology topology = Topology.of(goal.project(), snapshot.containers());
    return prepared(
        new Subject(goal.projectName(), goal.project()),
        TreatLowering.lower(goal, snapshot, topology),
        ReconcileOptions.DEFAULT,
        new TreatExpansion(goal.treatment(), topology),
        Volumes.KEPT,
        null);
  }

  private Prepared remove(EngineGoal.Remove goal) {
    Snapshot snapshot = new Observer(docker).observe(goal.projectName(), goal.project());
    EngineExpansion expansion =
        new EngineExpansion(
            Topology.of(goal.project(), snapshot.containers()), Map.of(), false, false, null);
    return prepared(
        new Subject(goal.projectName(), goal.project()),
        RemoveLowering.lower(goal, snapshot),
        ReconcileOptions.DEFAULT,
        expansion,
        goal.volumes() ? Volumes.REMOVED : Volumes.KEPT,
        null);
  }

  private Prepared run(EngineGoal.Run goal) {
    Project project = goal.project();
    Snapshot snapshot = new Observer(docker).observe(project.name(), project);
    GoalCheck.check(UpLowering.dependencies(goal), snapshot);
    Lowered lowered =
        UpLowering.lower(goal, snapshot, contents(project), Instant.now()).forOnePlatform();
    EngineExpansion expansion =
        new EngineExpansion(
            Topology.of(project, snapshot), lowered.blueprints(), true, false, null);
    ReconcileOptions options =
        new ReconcileOptions(
            goal.removeOrphans(),
            ReconcileOptions.Replacement.CHANGED,
            Set.of(),
            Sensitive.DEFAULT.naming(project.sensitive()));
    return prepared(
        new Subject(project.name(), project), lowered, options, expansion, Volumes.KEPT, null);
  }

  private Prepared images(Project project, Function<Snapshot, Lowered> lowering) {
    Snapshot snapshot = new Observer(docker).observe(project.name(), project);
    EngineExpansion expansion =
        new EngineExpansion(Topology.of(project, List.of()), Map.of(), false, false, null);
    return prepared(
        new Subject(project.name(), project),
        lowering.apply(snapshot),
        ReconcileOptions.DEFAULT,
        expansion,
        Volumes.KEPT,
        null);
  }

  @Override
  public void expect(String projectName) {
    Observer.Look look = begun.get();
    if (look == null || !look.projectName().equals(projectName)) {
      begun.set(new Observer(docker).look(projectName));
    }
  }

  @Override
  public void forget() {
    begun.set(null);
  }

  /// The look that has begun counts for the first plan only: later ones are to see what is new.
  private Snapshot snapshot(String projectName, @Nullable Project project) {
    Observer observer = new Observer(docker);
    Observer.Look look = begun.getAndSet(null);
    return observer.observe(
        look != null && look.projectName().equals(projectName) ? look : observer.look(projectName),
        project);
  }

  private Prepared up(Goal.Up goal) {
    Project project = goal.project();
    Snapshot snapshot = snapshot(project.name(), project);
    List<Problem> passedOver = GoalCheck.check(goal, snapshot);
    Lowered lowered =
        UpLowering.lower(goal, snapshot, contents(project), Instant.now()).forOnePlatform();
    Goal.Manner manner = goal.manner();
    Prepared prepared =
        prepared(
            new Subject(project.name(), project),
            lowered,
            goal.options(),
            expansion(goal, lowered, snapshot),
            manner.renewVolumes() ? Volumes.RENEWED : Volumes.KEPT,
            manner.patience());
    VolumeUsers.check(docker, prepared.plan(), snapshot);
    List<Problem> warnings = new ArrayList<>(passedOver);
    warnings.addAll(prepared.warnings());
    warnings.addAll(Rollout.warnings(Topology.of(project, snapshot.containers()), prepared.plan()));
    return prepared.warning(warnings).orElse(() -> prepare(goal));
  }

  private Prepared down(Goal.Down goal) {
    Snapshot snapshot = snapshot(goal.projectName(), goal.project());
    Lowered lowered = DownLowering.lower(goal, snapshot);
    return prepared(
            new Subject(goal.projectName(), goal.project()),
            lowered,
            options(goal),
            expansion(goal, snapshot),
            goal.removeVolumes() ? Volumes.REMOVED : Volumes.KEPT,
            null)
        .orElse(() -> prepare(goal));
  }

  static EngineExpansion expansion(Goal.Up goal, Lowered lowered, Snapshot snapshot) {
    Goal.Manner manner = goal.manner();
    return new EngineExpansion(
        Topology.of(goal.project(), snapshot),
        lowered.blueprints(),
        manner.start(),
        goal.awaitReady(),
        manner.gracePeriod());
  }

  static EngineExpansion expansion(Goal.Down goal, Snapshot snapshot) {
    return new EngineExpansion(
        Topology.of(goal.project(), snapshot.containers()),
        Map.of(),
        false,
        false,
        goal.gracePeriod());
  }

  static ReconcileOptions options(Goal.Down goal) {
    Sensitive sensitive =
        goal.project() == null
            ? Sensitive.DEFAULT
            : Sensitive.DEFAULT.naming(goal.project().sensitive());
    return new ReconcileOptions(
        goal.removeOrphans(), ReconcileOptions.Replacement.CHANGED, Set.of(), sensitive);
  }

  /// What a plan is about.
  ///
  /// @param project what the file declares; absent if there is no file
  private record Subject(String projectName, @Nullable Project project) {}

  /// What becomes of the anonymous volumes of a container that goes away.
  private enum Volumes {
    KEPT,
    RENEWED,
    REMOVED
  }

  private Prepared prepared(
      Subject subject,
      Lowered lowered,
      ReconcileOptions options,
      Expansion expansion,
      Volumes volumes,
      @Nullable Duration patience) {
    Plan plan =
        Reconciler.plan(
            "project %s on %s".formatted(subject.projectName(), docker.endpoint()),
            lowered.desired(),
            lowered.observed(),
            options,
            expansion);
    BuildNeeds.check(built(plan, lowered), builder);
    return new Prepared(
        plan,
        lowered.desired(),
        lowered.observed(),
        new EngineOperator(
            docker,
            subject.projectName(),
            subject.project(),
            lowered,
            images,
            volumes == Volumes.REMOVED,
            volumes == Volumes.RENEWED,
            patience),
        Orphans.warnings(plan));
  }

  private static List<Service> built(Plan plan, Lowered lowered) {
    return plan.steps().stream()
        .filter(step -> step.action() instanceof Action.Build)
        .map(step -> Objects.requireNonNull(lowered.images().get(step.subject())))
        .toList();
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
