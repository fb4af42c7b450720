package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.swarm.spec.FileIds;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.target.NetworkSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes, changes and removes services.
///
/// @param docker a manager
/// @param options how to go about it
/// @param ids IDs of configs and secrets
/// @param networks makes networks that turn out to be gone
/// @param wanted what the deploy wants
record ServiceWork(
    Docker docker, SwarmOptions options, FileIds ids, NetworkWork networks, State wanted) {

  /// What a manager says while a service of this name is there, or has only just been removed.
  private static final String NAME_TAKEN = "name conflicts with an existing object";

  void create(String name, ServiceSpec spec, Consumer<String> progress)
      throws InterruptedException {
    Patience patience = new Patience(Duration.ofMinutes(2));
    while (true) {
      try {
        docker.services().create(ServiceJson.write(name, spec, ids, 0), auth(spec));
        return;
      } catch (DockerException.Refused e) {
        boolean taken = String.valueOf(e.getMessage()).contains(NAME_TAKEN);
        if (taken && took(name, spec, progress)) {
          return;
        }
        if (patience.isOver() || (!taken && !remade(spec, e, progress))) {
          throw e;
        }
        patience.pause();
      }
    }
  }

  /// Gives the spec to the service that has the name already, unless that is just going away.
  private boolean took(String name, ServiceSpec spec, Consumer<String> progress)
      throws InterruptedException {
    if (docker.services().inspect(name).isEmpty()) {
      return false;
    }
    try {
      update(name, spec, progress);
      return true;
    } catch (DockerException.Refused e) {
      if (String.valueOf(e.getMessage()).contains(NAME_TAKEN)) {
        return false;
      }
      throw e;
    }
  }

  /// A network that was just removed may have been seen as there: then it has to be made again.
  private boolean remade(
      ServiceSpec spec, DockerException.Refused refusal, Consumer<String> progress) {
    String message = String.valueOf(refusal.getMessage());
    for (ResourceId id : new ResourcesUsed(spec).networks()) {
      Optional<NetworkSpec> network = network(id);
      if (network.isPresent() && message.contains("network " + id.name() + " not found")) {
        networks.createIfMissing(id.name(), network.get(), progress);
        return true;
      }
    }
    return false;
  }

  private Optional<NetworkSpec> network(ResourceId id) {
    return wanted
        .find(id)
        .flatMap(resource ->
            resource.spec() instanceof NetworkSpec spec ? Optional.of(spec) : Optional.empty());
  }

  /// Sends the whole spec. The version read just before guards against changes by others; the
  /// counter of forced updates stays, or all tasks would restart.
  void update(String name, ServiceSpec spec, Consumer<String> progress)
      throws InterruptedException {
    Patience patience = new Patience(Duration.ofSeconds(10));
    while (true) {
      JsonNode service =
          docker
              .services()
              .inspect(name)
              .orElseThrow(() ->
                  SwarmOperator.failure(
                      new ResourceId(Kind.SERVICE, name),
                      "it is gone",
                      "someone removed it; deploy again"));
      long force = service.path("Spec").path("TaskTemplate").path("ForceUpdate").asLong();
      try {
        docker
            .services()
            .update(
                service.path("ID").asText(),
                SwarmOperator.version(service),
                ServiceJson.write(name, spec, ids, force),
                auth(spec));
        return;
      } catch (DockerException.Refused e) {
        boolean outdated = String.valueOf(e.getMessage()).contains("out of sequence");
        if (patience.isOver() || !(outdated || remade(spec, e, progress))) {
          throw e;
        }
        patience.pause();
      }
    }
  }

  void remove(String name) {
    docker.services().remove(name);
  }

  private @Nullable String auth(ServiceSpec spec) {
    return options.sendAuth() && options.auth() != null
        ? options.auth().forImage(spec.image().reference())
        : null;
  }
}
