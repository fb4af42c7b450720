package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.ResourceId;
import dev.berth.swarm.spec.FileIds;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes, changes and removes services.
final class ServiceWork {
  private final Docker docker;
  private final SwarmOptions options;
  private final FileIds ids;
  private final Set<ResourceId> changed = ConcurrentHashMap.newKeySet();

  /// @param docker a manager
  /// @param options how to go about it
  /// @param ids IDs of configs and secrets
  ServiceWork(Docker docker, SwarmOptions options, FileIds ids) {
    this.docker = docker;
    this.options = options;
    this.ids = ids;
  }

  /// Makes a service. One that has come to be there since the plan was made gets the spec.
  void create(ResourceId id, ServiceSpec spec) throws InterruptedException {
    changed.add(id);
    try {
      docker.services().create(ServiceJson.write(id.name(), spec, ids, 0), auth(spec));
    } catch (DockerException.Refused e) {
      if (!NameTaken.is(e) || docker.services().inspect(id.name()).isEmpty()) {
        throw e;
      }
      update(id, spec);
    }
  }

  /// Sends the whole spec. The version read just before guards against changes by others; the
  /// counter of forced updates stays, or all tasks would restart.
  void update(ResourceId id, ServiceSpec spec) throws InterruptedException {
    changed.add(id);
    Patience patience = new Patience(Duration.ofSeconds(10));
    while (true) {
      JsonNode service =
          docker
              .services()
              .inspect(id.name())
              .orElseThrow(() ->
                  SwarmOperator.failure(id, "it is gone", "someone removed it; deploy again"));
      long force = service.path("Spec").path("TaskTemplate").path("ForceUpdate").asLong();
      try {
        docker
            .services()
            .update(
                service.path("ID").asText(),
                SwarmOperator.version(service),
                ServiceJson.write(id.name(), spec, ids, force),
                auth(spec));
        return;
      } catch (DockerException.Refused e) {
        if (patience.isOver() || !String.valueOf(e.getMessage()).contains("out of sequence")) {
          throw e;
        }
        patience.pause();
      }
    }
  }

  void remove(ResourceId id) {
    docker.services().remove(id.name());
  }

  /// Whether a service was made or changed here.
  boolean hasChanged(ResourceId id) {
    return changed.contains(id);
  }

  private @Nullable String auth(ServiceSpec spec) {
    return options.sendAuth() && options.auth() != null
        ? options.auth().forImage(spec.image().reference())
        : null;
  }
}
