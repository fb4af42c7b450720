package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.run.OperationException;
import dev.berth.run.Operator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Performs steps on an engine.
final class EngineOperator implements Operator {
  private final Docker docker;
  private final Lowered lowered;
  private final @Nullable Project project;
  private final boolean removeVolumes;
  private final Waiting waiting;
  private final ImageWork images;
  private final NetworkWork networks;

  /// An operator for one plan.
  ///
  /// @param project the project; absent if only what exists is acted on
  /// @param removeVolumes removes anonymous volumes along with their containers
  EngineOperator(
      Docker docker,
      String projectName,
      @Nullable Project project,
      Lowered lowered,
      RegistryAuth auth,
      boolean removeVolumes) {
    this.docker = docker;
    this.project = project;
    this.lowered = lowered;
    this.removeVolumes = removeVolumes;
    this.waiting = new Waiting(docker, projectName);
    this.images = new ImageWork(docker, auth);
    this.networks = new NetworkWork(docker);
  }

  @Override
  public void perform(Step step, Consumer<String> progress) throws InterruptedException {
    try {
      act(step.action(), step.subject(), progress);
    } catch (DockerException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new OperationException(e.problem());
    }
  }

  private void act(Action action, ResourceId id, Consumer<String> progress)
      throws InterruptedException {
    switch (action) {
      case Action.Pull() -> images.pull(project(), service(id), progress);
      case Action.Build() -> images.build(project(), service(id), progress);
      case Action.Create(String temporaryName) -> create(id, temporaryName);
      case Action.Start() -> work().start(blueprint(id), id.name());
      case Action.Stop(var gracePeriod) -> docker.containers().stop(id.name(), gracePeriod);
      case Action.Remove() -> remove(id);
      case Action.Rename(String temporaryName) ->
          docker.containers().rename(temporaryName, id.name());
      case Action.Await await -> waiting.await(id, await, progress);
      case Action.RunHook hook -> work().runHook(blueprint(id), id, hook, progress);
      case Action.Update() -> throw misplaced(action, id);
    }
  }

  private void create(ResourceId id, @Nullable String temporaryName) {
    switch (id.kind()) {
      case NETWORK -> networks.create(project(), network(id));
      case VOLUME -> networks.create(project(), volume(id));
      case CONTAINER ->
          work().create(blueprint(id), temporaryName == null ? id.name() : temporaryName);
      case CONFIG, SECRET, IMAGE, SERVICE -> throw misplaced(new Action.Create(null), id);
    }
  }

  private void remove(ResourceId id) {
    switch (id.kind()) {
      case NETWORK -> networks.removeNetwork(id.name());
      case VOLUME -> networks.removeVolume(id.name());
      case CONTAINER -> docker.containers().remove(id.name(), removeVolumes);
      case CONFIG, SECRET, IMAGE, SERVICE -> throw misplaced(new Action.Remove(), id);
    }
  }

  private ContainerWork work() {
    return new ContainerWork(docker, project());
  }

  private Project project() {
    if (project == null) {
      throw new IllegalStateException("a step that makes something needs a project");
    }
    return project;
  }

  private Blueprint blueprint(ResourceId id) {
    Blueprint blueprint = lowered.blueprints().get(id);
    if (blueprint == null) {
      throw new IllegalStateException("no blueprint for " + id);
    }
    return blueprint;
  }

  private Service service(ResourceId image) {
    Service service = lowered.images().get(image);
    if (service == null) {
      throw new IllegalStateException("no service for " + image);
    }
    return service;
  }

  private Network network(ResourceId id) {
    return project().networks().values().stream()
        .filter(network -> network.name().equals(id.name()))
        .findFirst()
        .orElseThrow();
  }

  private Volume volume(ResourceId id) {
    return project().volumes().values().stream()
        .filter(volume -> volume.name().equals(id.name()))
        .findFirst()
        .orElseThrow();
  }

  private static IllegalStateException misplaced(Action action, ResourceId id) {
    return new IllegalStateException("an engine has no " + action + " for " + id);
  }
}
