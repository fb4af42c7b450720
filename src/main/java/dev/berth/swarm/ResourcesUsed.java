package dev.berth.swarm;

import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The networks, configs and secrets that a service needs.
record ResourcesUsed(ServiceSpec service) {

  Set<ResourceId> networks() {
    Set<ResourceId> used = new TreeSet<>();
    if (service.networks() != null) {
      service.networks().keySet().forEach(name -> used.add(new ResourceId(Kind.NETWORK, name)));
    }
    return used;
  }

  Set<ResourceId> all() {
    Set<ResourceId> used = networks();
    files(service.configs()).forEach(use -> used.add(new ResourceId(Kind.CONFIG, use.source())));
    files(service.secrets()).forEach(use -> used.add(new ResourceId(Kind.SECRET, use.source())));
    ServiceSpec.CredentialSpec credential = service.credentialSpec();
    if (credential != null && credential.config() != null) {
      used.add(new ResourceId(Kind.CONFIG, credential.config()));
    }
    return used;
  }

  private static Collection<ServiceSpec.FileUse> files(
      @Nullable Map<String, ServiceSpec.FileUse> uses) {
    return uses == null ? Set.of() : uses.values();
  }
}
