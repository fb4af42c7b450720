package dev.berth.swarm;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.run.OperationException;
import dev.berth.run.Operator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Performs changes of services by hand.
///
/// @param docker a manager
/// @param options how to go about it
/// @param updates what to send, by service
record ServiceOperator(
    Docker docker, SwarmOptions options, Map<ResourceId, ServiceUpdate> updates)
    implements Operator {

  @Override
  public void perform(Step step, Consumer<String> progress) throws InterruptedException {
    ResourceId id = step.subject();
    ServiceUpdate update = updates.get(id);
    if (update == null) {
      throw new IllegalArgumentException("not of this plan: " + id);
    }
    switch (step.action()) {
      case Action.Update() -> send(id, update);
      case Action.Await _ -> new Convergence(docker, options).await(id, progress);
      default -> throw new IllegalArgumentException("no step of such a plan: " + step);
    }
  }

  private void send(ResourceId id, ServiceUpdate update) {
    long version = SwarmOperator.version(update.service());
    try {
      if (update.rollback()) {
        docker.services().rollback(update.id(), version, update.service().path("Spec"));
      } else {
        docker.services().update(update.id(), version, update.spec(), auth(update));
      }
    } catch (DockerException e) {
      throw new OperationException(SwarmOperator.about(id, e.problem()));
    }
  }

  private @Nullable String auth(ServiceUpdate update) {
    return options.sendAuth() && options.auth() != null
        ? options.auth().forImage(update.image())
        : null;
  }
}
