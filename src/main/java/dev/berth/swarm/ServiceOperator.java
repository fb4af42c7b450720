package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.run.OperationException;
import dev.berth.run.Operator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Performs changes of services by hand.
final class ServiceOperator implements Operator {
  private final Docker docker;
  private final SwarmOptions options;
  private final Map<ResourceId, ServiceUpdate> updates;
  private final Convergence convergence;

  /// @param docker a manager
  /// @param options how to go about it
  /// @param updates what to send, by service
  ServiceOperator(Docker docker, SwarmOptions options, Map<ResourceId, ServiceUpdate> updates) {
    this.docker = docker;
    this.options = options;
    this.updates = Map.copyOf(updates);
    Filters services = Filters.NONE;
    Filters tasks = Filters.NONE;
    for (ServiceUpdate update : updates.values()) {
      services = services.and("id", update.id());
      tasks = tasks.and("service", update.id());
    }
    this.convergence =
        new Convergence(
            docker,
            options,
            new StackWatch(docker, services, tasks),
            this::isJudgedByItsUpdate,
            _ -> false);
  }

  /// That a rollback was completed is what was wanted of it.
  private boolean isJudgedByItsUpdate(ResourceId id) {
    return !find(id).rollback();
  }

  @Override
  public void perform(Step step, Consumer<String> progress) throws InterruptedException {
    ResourceId id = step.subject();
    switch (step.action()) {
      case Action.Update() -> send(id, find(id));
      case Action.Await _ -> convergence.awaitReady(id, progress);
      default -> throw new IllegalArgumentException("no step of such a plan: " + step);
    }
  }

  private ServiceUpdate find(ResourceId id) {
    ServiceUpdate update = updates.get(id);
    if (update == null) {
      throw new IllegalArgumentException("not of this plan: " + id);
    }
    return update;
  }

  private void send(ResourceId id, ServiceUpdate update) {
    boolean there;
    try {
      there =
          update.rollback()
              ? docker.services().rollback(update.id(), service -> mustBeAsRead(id, service))
              : docker
                  .services()
                  .update(
                      update.id(),
                      service -> {
                        mustBeAsRead(id, service);
                        return update.spec();
                      },
                      auth(update));
    } catch (DockerException e) {
      throw new OperationException(SwarmOperator.about(id, e.problem()));
    }
    if (!there) {
      throw SwarmOperator.failure(id, "it is gone", "someone removed it meanwhile");
    }
  }

  /// What is sent was made of the definition that was read, and shown as a change of that one.
  private void mustBeAsRead(ResourceId id, JsonNode service) {
    if (!service.path("Spec").equals(find(id).service().path("Spec"))) {
      throw SwarmOperator.failure(
          id, "someone else has changed it meanwhile", "run the same command again");
    }
  }

  private @Nullable String auth(ServiceUpdate update) {
    return options.sendAuth() && options.auth() != null
        ? options.auth().forImage(update.image())
        : null;
  }
}
