package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Sensitive;
import dev.berth.plan.State;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A swarm, by way of one of its managers. A project is a stack there, with the names, labels and
/// specs that `docker stack deploy` gives it, so that either tool goes on where the other left off.
/// What a swarm has no counterpart for is left out: the compatibility report tells it.
public final class SwarmTarget implements Target {
  private final Docker docker;
  private final SwarmOptions options;
  private final List<Docker> others;

  /// @param docker a manager of the swarm
  /// @param options how to go about the work
  public SwarmTarget(Docker docker, SwarmOptions options) {
    this(docker, options, List.of());
  }

  /// @param docker a manager of the swarm
  /// @param options how to go about the work
  /// @param others further nodes, for what only they know: the volumes that they have
  public SwarmTarget(Docker docker, SwarmOptions options, List<Docker> others) {
    this.docker = docker;
    this.options = options;
    this.others = List.copyOf(others);
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

  /// None: a swarm runs no such programs.
  @Override
  public Map<String, Map<String, String>> received(Project project) {
    return Map.of();
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
    StackPlan made = StackPlan.of(goal, snapshot, Answers.of(docker), options, findings);
    checkReplacedNetworks(goal.project(), made.plan(), snapshot, findings);
    new TakenPorts(goal.project(), made.wanted().state(), made.plan(), findings)
        .check(() -> docker.services().definitions(Filters.NONE));
    findings.problems().throwIfErrors();
    Recording recording =
        recording(
            goal.projectName(),
            snapshot,
            made.wanted().state(),
            made.wanted().intent(),
            goal.options().sensitive().learning(goal.project()),
            Revisions.summary(made.plan().changes()));
    return new Prepared(
        made.plan(),
        made.wanted().state(),
        made.observed(),
        operator(
            goal.projectName(),
            made.wanted().state(),
            made.wanted().contents(),
            snapshot,
            StackVolumes.NONE,
            recording),
        findings.problems().sorted());
  }

  private Recording recording(
      String stack,
      Snapshot found,
      State wanted,
      Intent intent,
      Sensitive sensitive,
      String summary) {
    return new Recording(
        stack,
        Revisions.next(stack, found),
        found,
        wanted,
        intent,
        sensitive,
        options.author(),
        summary,
        options.keep());
  }

  private SwarmOperator operator(
      String stack,
      State wanted,
      Map<ResourceId, FileContent> contents,
      Snapshot snapshot,
      StackVolumes volumes,
      @Nullable Recording recording) {
    return new SwarmOperator(
        docker, stack, options, wanted, contents, snapshot, volumes, recording);
  }

  private Prepared remove(Goal.Down goal, Snapshot snapshot) {
    StackVolumes volumes =
        goal.removeVolumes()
            ? StackVolumes.find(goal.projectName(), docker, others)
            : StackVolumes.NONE;
    List<Resource> there =
        new ArrayList<>(
            new Observed(goal.projectName(), snapshot).everything().resources().values());
    there.addAll(volumes.resources());
    State observed = State.of(there);
    Plan plan =
        Reconciler.plan(
            "stack " + goal.projectName(),
            State.EMPTY,
            observed,
            ReconcileOptions.DEFAULT,
            new StackExpansion(Course.removal(options.awaitGone())));
    return new Prepared(
        plan,
        State.EMPTY,
        observed,
        operator(goal.projectName(), State.EMPTY, Map.of(), snapshot, volumes, null),
        volumes.left().map(List::of).orElse(List.of()));
  }

  /// The deploys of a stack that the swarm remembers, the newest first.
  ///
  /// @throws ProblemsException if it remembers none
  public List<Revision> history(String stack) {
    try {
      List<Revision> revisions = Revisions.of(stack, Snapshot.ofDefinitions(docker, stack));
      if (revisions.isEmpty()) {
        throw new ProblemsException(Revisions.unknown(stack));
      }
      return revisions;
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  /// Plans to go back to an earlier deploy.
  ///
  /// @param number number of the revision; 0 for the last one that is not what runs now
  /// @param awaitReady whether to wait until every service has converged
  /// @throws ProblemsException if there is no way back
  public Prepared rollback(String stack, int number, boolean awaitReady) {
    try {
      Snapshot snapshot = Snapshot.take(docker, stack);
      Findings findings = new Findings(new Problems());
      Revision revision = Revisions.find(stack, number, snapshot);
      State wanted = new Restoration(revision, snapshot, findings).state(stack);
      findings.problems().throwIfErrors();
      Set<ResourceId> orphans = new TreeSet<>();
      snapshot.services().keySet().forEach(name -> orphans.add(new ResourceId(Kind.SERVICE, name)));
      orphans.removeAll(wanted.resources().keySet());
      return restore(
          stack,
          "stack %s at revision %s".formatted(stack, revision.number()),
          wanted,
          new Observed(stack, snapshot).forDeploy(wanted, orphans, Set.of()),
          snapshot,
          awaitReady,
          Recorded.intent(revision),
          recording(
              stack,
              snapshot,
              wanted,
              Recorded.intent(revision),
              sensitive(revision, wanted),
              "back to revision " + revision.number()),
          findings.problems().sorted());
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  /// What a revision leaves out stays out of the next one.
  private static Sensitive sensitive(Revision revision, State wanted) {
    Sensitive sensitive = Sensitive.DEFAULT.naming(Recorded.leftOut(revision));
    for (Resource resource : wanted.resources().values()) {
      if (resource.spec() instanceof ServiceSpec spec) {
        sensitive = sensitive.learning(spec);
      }
    }
    return sensitive;
  }

  /// Plans to undo a deploy that has failed: everything becomes what it was when that was planned.
  ///
  /// @param failed what was prepared for it
  public Prepared undo(String stack, Prepared failed, boolean awaitReady) {
    try {
      Snapshot snapshot = Snapshot.take(docker, stack);
      Set<ResourceId> made = new TreeSet<>(failed.wanted().resources().keySet());
      made.removeAll(failed.observed().resources().keySet());
      State before = failed.observed();
      return restore(
          stack,
          "stack %s as it was".formatted(stack),
          before,
          new Observed(stack, snapshot).forDeploy(before, made, Set.of()),
          snapshot,
          awaitReady,
          Revisions.of(stack, snapshot.configs()).stream()
              .findFirst()
              .map(Recorded::intent)
              .orElse(Intent.NONE),
          null,
          List.of());
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  private Prepared restore(
      String stack,
      String subject,
      State wanted,
      State observed,
      Snapshot snapshot,
      boolean awaitReady,
      Intent intent,
      @Nullable Recording recording,
      List<Problem> warnings) {
    Plan plan =
        Reconciler.plan(
            subject,
            wanted,
            observed,
            new ReconcileOptions(
                true, ReconcileOptions.Replacement.CHANGED, Set.of(), Sensitive.DEFAULT),
            new StackExpansion(
                Course.deploy(
                    awaitReady,
                    options.awaitGone(),
                    snapshot,
                    intent.needs(),
                    recording == null ? null : recording.id())));
    return new Prepared(
        plan,
        wanted,
        observed,
        operator(stack, wanted, Map.of(), snapshot, StackVolumes.NONE, recording),
        warnings);
  }

  /// A network can only be replaced once nothing uses it; services that the plan leaves alone stay
  /// untouched.
  private void checkReplacedNetworks(
      Project project, Plan plan, Snapshot snapshot, Findings findings) {
    Set<ResourceId> leaving = new TreeSet<>();
    for (Change change : plan.changes()) {
      if (change instanceof Change.Replace || change instanceof Change.Remove) {
        leaving.add(change.resource().id());
      }
    }
    for (Change change : plan.changes()) {
      ResourceId id = change.resource().id();
      JsonNode network = snapshot.networks().get(id.name());
      if (change instanceof Change.Replace && id.kind() == Kind.NETWORK && network != null) {
        for (JsonNode service : docker.services().definitions(Filters.NONE)) {
          String name = Snapshot.specName(service);
          if (uses(service, network) && !leaving.contains(new ResourceId(Kind.SERVICE, name))) {
            findings.error(
                Code.NOT_ON_A_SWARM,
                place(project, id.name()),
                "it has changed and would have to be made again, but the service %s uses it"
                    .formatted(name),
                "undo the change, give the network another name, or take that service off it");
          }
        }
      }
    }
  }

  /// Where a network is written; one that is only implied is nowhere.
  private static Path place(Project project, String networkName) {
    for (Network network : project.networks().values()) {
      if (network.name().equals(networkName)) {
        return Path.of("networks", network.key());
      }
    }
    return Path.of("networks", networkName);
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
