package dev.berth.swarm;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.ResourceId;
import dev.berth.swarm.spec.FileIds;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
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
  void create(ResourceId id, ServiceSpec spec) {
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

  /// Sends the whole spec. The counter of forced updates stays, or all tasks would restart.
  void update(ResourceId id, ServiceSpec spec) {
    changed.add(id);
    boolean there =
        docker
            .services()
            .update(
                id.name(),
                service ->
                    ServiceJson.write(
                        id.name(),
                        spec,
                        ids,
                        service.path("Spec").path("TaskTemplate").path("ForceUpdate").asLong()),
                auth(spec));
    if (!there) {
      throw SwarmOperator.gone(id);
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
