package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.model.Lifecycle;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.plan.Action;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import dev.berth.run.Operator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Performs steps on an engine.
final class EngineOperator implements Operator {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Docker docker;
  private final Lowered lowered;
  private final @Nullable Project project;
  private final boolean removeVolumes;
  private final boolean renewVolumes;
  private final Waiting waiting;
  private final Waiting neighbours;
  private final ImageWork images;
  private final NetworkWork networks;
  private final HookWork hooks;

  /// IDs of the containers that this plan made.
  private final Map<ResourceId, String> made = new ConcurrentHashMap<>();

  /// An operator for one plan.
  ///
  /// @param project the project; absent if only what exists is acted on
  /// @param removeVolumes removes anonymous volumes along with their containers
  /// @param renewVolumes does not hand anonymous volumes over from one container to the next
  /// @param patience time until what is waited for must have come; absent for no limit
  EngineOperator(
      Docker docker,
      String projectName,
      @Nullable Project project,
      Lowered lowered,
      ImageWork images,
      boolean removeVolumes,
      boolean renewVolumes,
      @Nullable Duration patience) {
    this.renewVolumes = renewVolumes;
    this.docker = docker;
    this.project = project;
    this.lowered = lowered;
    this.removeVolumes = removeVolumes;
    this.waiting = new Waiting(docker, projectName, patience);
    this.neighbours = new Waiting(docker, null, patience);
    this.images = images;
    this.networks = new NetworkWork(docker);
    this.hooks = new HookWork(docker);
  }

  @Override
  public void perform(Step step, Consumer<String> progress) throws InterruptedException {
    try {
      act(step.action(), step.subject(), progress);
    } catch (DockerException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw isOutdated(step, e)
          ? OperationException.outdated(e.problem())
          : new OperationException(e.problem());
    }
  }

  /// Whether the engine refuses a step because something is there that was not, or the other way
  /// round.
  private static boolean isOutdated(Step step, DockerException exception) {
    if (!(exception instanceof DockerException.Refused refused)) {
      return false;
    }
    boolean changed =
        refused.status() == NOT_FOUND || refused.status() == CONFLICT || refused.isAmbiguous();
    return switch (step.action()) {
      case Action.Create _,
          Action.Rename _,
          Action.Start _,
          Action.Stop _,
          Action.Restart _,
          Action.Pause _,
          Action.Unpause _,
          Action.Remove _,
          Action.Await _,
          Action.Monitor _,
          Action.Discard _,
          Action.Resume _,
          Action.RunHook _ ->
          changed;
      case Action.Kill _,
          Action.Pull _,
          Action.Build _,
          Action.Push _,
          Action.Update _,
          Action.Delay _,
          Action.Provide _ ->
          false;
    };
  }

  private void act(Action action, ResourceId id, Consumer<String> progress)
      throws InterruptedException {
    switch (action) {
      case Action.Pull() -> images.pull(project(), service(id), progress);
      case Action.Build() -> images.build(project(), service(id), progress);
      case Action.Create(String temporaryName) -> create(id, temporaryName);
      case Action.Push() -> images.push(project(), service(id), progress);
      case Action.Start() -> start(id);
      case Action.Stop(var gracePeriod) -> docker.containers().stop(there(id), gracePeriod);
      case Action.Restart(var gracePeriod) -> docker.containers().restart(id.name(), gracePeriod);
      case Action.Kill(String signal) -> docker.containers().kill(id.name(), signal);
      case Action.Pause() -> docker.containers().pause(id.name());
      case Action.Unpause() -> docker.containers().unpause(id.name());
      case Action.Remove() -> remove(id);
      case Action.Rename(String temporaryName) -> rename(id, temporaryName);
      case Action.Await await ->
          (isOurs(id) ? waiting : neighbours).await(current(id), id.name(), await, progress);
      case Action.Monitor(Duration time) -> waiting.monitor(current(id), id.name(), time);
      case Action.Delay(Duration time) -> Thread.sleep(time);
      case Action.Discard _ -> Removal.remove(docker, current(id), true);
      case Action.Resume() -> docker.containers().start(there(id));
      case Action.RunHook(Action.Phase phase, int index) when phase == Action.Phase.PRE_START ->
          new InitContainers(docker, work()).run(blueprint(id), index, progress);
      case Action.RunHook hook when hook.phase() == Action.Phase.PRE_STOP ->
          runBeforeStop(id, hook, progress);
      case Action.RunHook hook -> hooks.run(lifecycle(id), current(id), id, hook, progress);
      case Action.Update _, Action.Provide _ -> throw misplaced(action, id);
    }
  }

  /// The stop of a run that was killed may still be under way, and ends hooks too.
  private void runBeforeStop(ResourceId id, Action.RunHook hook, Consumer<String> progress)
      throws InterruptedException {
    try {
      hooks.run(lifecycle(id), there(id), id, hook, progress);
    } catch (OperationException e) {
      throw waiting.ends(there(id)) ? OperationException.outdated(e.problem()) : e;
    }
  }

  private boolean isOurs(ResourceId id) {
    return lowered.desired().find(id).isPresent() || lowered.observed().find(id).isPresent();
  }

  /// Containers that this plan made get their configs and secrets; those that were there have them.
  private void start(ResourceId id) {
    Blueprint blueprint = lowered.blueprints().get(id);
    if (blueprint == null) {
      docker.containers().start(id.name());
    } else {
      work().start(blueprint, current(id));
    }
  }

  /// The container that was observed under a name. Its ID, because another run may have replaced it
  /// meanwhile, and what that has made is not to be touched.
  private String there(ResourceId id) {
    Blueprint blueprint = lowered.blueprints().get(id);
    return blueprint == null || blueprint.predecessor() == null
        ? id.name()
        : blueprint.predecessor().id();
  }

  /// The container that this plan made, if it made one: it may have another name yet.
  private String current(ResourceId id) {
    return made.getOrDefault(id, id.name());
  }

  private Lifecycle lifecycle(ResourceId id) {
    String name =
        lowered.observed().find(id).or(() -> lowered.desired().find(id)).orElseThrow().group();
    Service service = project().services().get(name);
    if (service == null) {
      service = project().disabledServices().get(name);
    }
    if (service == null) {
      throw new IllegalStateException("no service for the hooks of " + id);
    }
    return service.lifecycle();
  }

  private void create(ResourceId id, @Nullable String temporaryName) {
    switch (id.kind()) {
      case NETWORK -> networks.create(project(), network(id));
      case VOLUME -> networks.create(project(), volume(id));
      case CONTAINER ->
          made.put(
              id, work().create(blueprint(id), temporaryName == null ? id.name() : temporaryName));
      case CONFIG, SECRET, IMAGE, MODEL, SERVICE -> throw misplaced(new Action.Create(null), id);
    }
  }

  private String containerId(String name) {
    return docker.containers().inspect(name).map(found -> found.path("Id").asText()).orElse("");
  }

  /// If another run was faster, what this one made is one too many.
  private void rename(ResourceId id, String temporaryName) {
    try {
      docker.containers().rename(temporaryName, id.name());
    } catch (DockerException.Refused e) {
      Blueprint blueprint = lowered.blueprints().get(id);
      if (blueprint == null || !work().isThere(blueprint, id.name())) {
        throw e;
      }
      String spare = made.remove(id);
      if (spare != null && !spare.equals(containerId(id.name()))) {
        docker.containers().remove(spare, false);
      }
    }
  }

  private void remove(ResourceId id) throws InterruptedException {
    switch (id.kind()) {
      case NETWORK -> {
        if (isWantedByName(id)) {
          networks.takeOut(id.name());
        }
        unlessInUse(id, () -> docker.networks().remove(id.name()));
      }
      case VOLUME -> unlessInUse(id, () -> docker.volumes().remove(id.name()));
      case CONTAINER -> removeContainer(there(id));
      case IMAGE -> unlessInUse(id, () -> docker.images().remove(id.name()));
      case CONFIG, SECRET, MODEL, SERVICE -> throw misplaced(new Action.Remove(), id);
    }
  }

  /// Another run, or one that was killed, may be at it already.
  private void removeContainer(String container) throws InterruptedException {
    try {
      Removal.remove(docker, container, removeVolumes);
    } catch (DockerException.Refused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      waiting.gone(container);
    }
  }

  /// Whether a network of the name stays or comes: then this one goes, whoever uses it.
  private boolean isWantedByName(ResourceId id) {
    return docker
        .networks()
        .inspect(id.name())
        .map(found -> new ResourceId(Kind.NETWORK, found.path("Name").asText()))
        .filter(named -> lowered.desired().find(named).isPresent())
        .isPresent();
  }

  /// What others still use stays, which is worth telling, but no failure, unless it is to be made
  /// anew.
  private void unlessInUse(ResourceId id, Runnable removal) {
    try {
      removal.run();
    } catch (DockerException.Refused e) {
      boolean inUse = e.status() == FORBIDDEN || e.status() == CONFLICT;
      if (inUse && lowered.desired().find(id).isEmpty()) {
        throw new OperationException(
            Problem.warning(Code.STILL_IN_USE, "%s is still in use and stays".formatted(id)));
      }
      throw e;
    }
  }

  private ContainerWork work() {
    return new ContainerWork(docker, project(), renewVolumes);
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
