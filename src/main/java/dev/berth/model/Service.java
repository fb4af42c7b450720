package dev.berth.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One service: how to run one or more like containers.
///
/// @param name key under `services`
/// @param configHash digest of the definition, equal to the one Docker Compose computes for it
/// @param image where its image comes from
/// @param process what runs in the container
/// @param identity names and labels
/// @param networking networks, ports and names
/// @param storage mounts, configs and secrets
/// @param resources limits and shares
/// @param isolation privileges and namespaces
/// @param lifecycle restarts, dependencies, health and hooks
/// @param deploy the `deploy` section; absent if there is none
/// @param logging logging driver; absent for the engine's own
/// @param profiles profiles that enable it; empty for always
/// @param attach whether `up` shows its output; absent for yes
/// @param scale number of containers as `scale` says; absent if unsaid
public record Service(
    String name,
    ServiceHash configHash,
    ServiceImage image,
    ServiceProcess process,
    Identity identity,
    Networking networking,
    Storage storage,
    Resources resources,
    Isolation isolation,
    Lifecycle lifecycle,
    @Nullable Deploy deploy,
    @Nullable Logging logging,
    List<String> profiles,
    @Nullable Boolean attach,
    @Nullable Integer scale) {

  public Service {
    profiles = List.copyOf(profiles);
  }

  /// The same service with another image.
  public Service with(ServiceImage other) {
    return new Service(
        name,
        configHash,
        other,
        process,
        identity,
        networking,
        storage,
        resources,
        isolation,
        lifecycle,
        deploy,
        logging,
        profiles,
        attach,
        scale);
  }

  /// How many containers are wanted: `scale`, else `deploy.replicas`, else 1.
  public int replicas() {
    if (scale != null) {
      return scale;
    }
    Integer replicas = deploy == null ? null : deploy.replicas();
    return replicas == null ? 1 : replicas;
  }
}
