package dev.berth.swarm;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.Action;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.plan.State;
import dev.berth.plan.Step;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import dev.berth.run.Operator;
import dev.berth.swarm.spec.ConfigSpec;
import dev.berth.swarm.spec.SecretSpec;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.target.NetworkSpec;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Performs the steps of a plan on a swarm.
final class SwarmOperator implements Operator {
  /// How long a manager may be away.
  private static final Duration ABSENCE = Duration.ofMinutes(1);

  private final Docker docker;
  private final State wanted;
  private final @Nullable Recording recording;
  private final NetworkWork networks;
  private final FileWork files;
  private final VolumeWork volumes;
  private final ServiceWork services;
  private final Convergence convergence;
  private final Departure departure;

  /// @param stack name of the stack
  /// @param wanted what is wanted of it
  /// @param contents content of the configs and secrets among that
  /// @param snapshot what was there when the plan was made
  /// @param volumes the volumes that may be removed
  /// @param recording how it is recorded; absent if it is not
  SwarmOperator(
      Docker docker,
      String stack,
      SwarmOptions options,
      State wanted,
      Map<ResourceId, FileContent> contents,
      Snapshot snapshot,
      StackVolumes volumes,
      @Nullable Recording recording) {
    this.docker = docker;
    this.wanted = wanted;
    this.recording = recording;
    this.networks = new NetworkWork(docker);
    this.files = new FileWork(docker, snapshot, contents);
    this.volumes = new VolumeWork(volumes);
    this.services = new ServiceWork(docker, options, files);
    StackWatch watch = new StackWatch(docker, stack);
    this.convergence =
        new Convergence(docker, options, watch, services::hasChanged, this::updateAgain);
    this.departure = new Departure(docker, snapshot, watch);
  }

  @Override
  public void perform(Step step, Consumer<String> progress) throws InterruptedException {
    Patience patience = new Patience(ABSENCE);
    while (true) {
      try {
        act(step, progress);
        return;
      } catch (DockerException e) {
        if (patience.isOver() || !Absence.is(e)) {
          throw new OperationException(about(step.subject(), e.problem()));
        }
        progress.accept("the manager does not answer");
        patience.pause();
      }
    }
  }

  private void act(Step step, Consumer<String> progress) throws InterruptedException {
    switch (step.action()) {
      case Action.Create _ -> create(step.subject());
      case Action.Update _ -> update(step.subject());
      case Action.Remove _ -> remove(step.subject(), progress);
      case Action.Await(Action.Condition condition, boolean _) ->
          await(step.subject(), condition, progress);
      case Action.Pull _,
          Action.Push _,
          Action.Build _,
          Action.Restart _,
          Action.Kill _,
          Action.Pause _,
          Action.Unpause _,
          Action.Start _,
          Action.Stop _,
          Action.Rename _,
          Action.Monitor _,
          Action.Delay _,
          Action.Discard _,
          Action.Resume _,
          Action.Provide _,
          Action.RunHook _ ->
          throw new IllegalArgumentException("no step of a swarm: " + step);
    }
  }

  static Problem about(ResourceId subject, Problem problem) {
    Problem told =
        Problem.error(problem.code(), subject + ": " + problem.message()).at(problem.path(), null);
    return problem.help() == null ? told : told.withHelp(problem.help());
  }

  private void create(ResourceId id) throws InterruptedException {
    if (recording != null && recording.id().equals(id)) {
      recording.write(docker);
      return;
    }
    switch (spec(id)) {
      case NetworkSpec network -> networks.create(id, network);
      case ConfigSpec config -> files.create(id, config);
      case SecretSpec secret -> files.create(id, secret);
      case ServiceSpec service -> services.create(id, service);
      default -> throw unknown(id);
    }
  }

  private void update(ResourceId id) {
    switch (spec(id)) {
      case ConfigSpec config -> files.update(id, config);
      case SecretSpec secret -> files.update(id, secret);
      case ServiceSpec service -> services.update(id, service);
      default -> throw unknown(id);
    }
  }

  private boolean updateAgain(ResourceId id) {
    update(id);
    return true;
  }

  private void remove(ResourceId id, Consumer<String> progress) throws InterruptedException {
    switch (id.kind()) {
      case NETWORK -> networks.remove(id, progress);
      case CONFIG, SECRET -> files.remove(id);
      case SERVICE -> services.remove(id);
      case VOLUME -> volumes.remove(id, progress);
      case IMAGE, MODEL, CONTAINER -> throw unknown(id);
    }
  }

  private void await(ResourceId id, Action.Condition condition, Consumer<String> progress)
      throws InterruptedException {
    switch (condition) {
      case READY, HEALTHY -> convergence.awaitReady(id, progress);
      case COMPLETED -> convergence.awaitCompleted(id, progress);
      case GONE -> {
        if (id.kind() == Kind.NETWORK) {
          departure.awaitNetwork(id, progress);
        } else {
          departure.awaitService(id, progress);
        }
      }
    }
  }

  private Spec spec(ResourceId id) {
    return wanted.find(id).orElseThrow(() -> unknown(id)).spec();
  }

  private static IllegalArgumentException unknown(ResourceId id) {
    return new IllegalArgumentException("not of this plan: " + id);
  }

  /// A step that cannot be done.
  static OperationException failure(ResourceId id, String message, @Nullable String help) {
    Problem problem = Problem.error(Code.ENGINE_REFUSED, id + ": " + message);
    return new OperationException(help == null ? problem : problem.withHelp(help));
  }

  /// That something was removed since the plan was made.
  static OperationException gone(ResourceId id) {
    return failure(id, "it is gone", "someone removed it; deploy again");
  }
}
