package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.Resource.Standing;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.plan.State;
import dev.berth.swarm.spec.ConfigSpec;
import dev.berth.swarm.spec.SecretSpec;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.target.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads what a stack has out of a snapshot.
record Observed(String stack, Snapshot snapshot) {
  private static final Set<String> OF_SERVICES = KnownAttributes.of(ServiceSpec.class);
  private static final Set<String> OF_CONFIGS = KnownAttributes.of(ConfigSpec.class);
  private static final Set<String> OF_SECRETS = KnownAttributes.of(SecretSpec.class);
  private static final Set<String> OF_NETWORKS =
      Set.of("driver", "driver_opts", "internal", "attachable", "enable_ipv6", "labels");

  /// The state as far as a deploy deals with it: what it wants, and what it may remove.
  ///
  /// @param wanted what the deploy wants
  /// @param orphans what the file no longer declares
  /// @param superseded versions of configs and secrets that are too old
  State forDeploy(State wanted, Set<ResourceId> orphans, Set<ResourceId> superseded) {
    List<Resource> resources = new ArrayList<>();
    for (Resource resource : wanted.resources().values()) {
      find(resource.id(), resource.spec()).ifPresent(resources::add);
    }
    orphans.forEach(id -> find(id, null).map(as(Standing.ORPHAN)).ifPresent(resources::add));
    superseded.forEach(id -> find(id, null).map(as(Standing.SUPERSEDED)).ifPresent(resources::add));
    return State.of(resources);
  }

  private static UnaryOperator<Resource> as(Standing standing) {
    return resource ->
        new Resource(
            resource.id(),
            resource.spec(),
            resource.group(),
            standing,
            resource.fingerprint(),
            resource.known(),
            resource.uses());
  }

  private Optional<Resource> find(ResourceId id, @Nullable Spec wanted) {
    String name = id.name();
    return switch (id.kind()) {
      case NETWORK ->
          Optional.ofNullable(snapshot.networks().get(name))
              .map(json -> network(name, json, wanted instanceof NetworkSpec spec ? spec : null));
      case CONFIG ->
          Optional.ofNullable(snapshot.configs().get(name)).map(json -> config(name, json));
      case SECRET ->
          Optional.ofNullable(snapshot.secrets().get(name)).map(json -> secret(name, json));
      case SERVICE ->
          Optional.ofNullable(snapshot.services().get(name)).map(json -> service(name, json));
      case VOLUME, IMAGE, MODEL, CONTAINER -> Optional.empty();
    };
  }

  /// Everything that belongs to the stack.
  State everything() {
    List<Resource> resources = new ArrayList<>();
    snapshot.services().forEach((name, json) -> resources.add(service(name, json)));
    own(snapshot.networks(), "").forEach((name, json) -> resources.add(network(name, json, null)));
    own(snapshot.configs(), "Spec").forEach((name, json) -> resources.add(config(name, json)));
    own(snapshot.secrets(), "Spec").forEach((name, json) -> resources.add(secret(name, json)));
    return State.of(resources);
  }

  private Map<String, JsonNode> own(Map<String, JsonNode> all, String labelsIn) {
    Map<String, JsonNode> own = new TreeMap<>();
    all.forEach((name, json) -> {
      JsonNode labelled = labelsIn.isEmpty() ? json : json.path(labelsIn);
      if (Snapshot.stackOf(labelled).filter(stack::equals).isPresent()) {
        own.put(name, json);
      }
    });
    return own;
  }

  /// The services of the stack as they are, by name.
  Map<String, ServiceSpec> services() {
    Map<String, ServiceSpec> services = new TreeMap<>();
    snapshot
        .services()
        .forEach((name, json) ->
            services.put(name, ServiceJson.read(json.path("Spec"), snapshot::networkName)));
    return services;
  }

  private Resource service(String name, JsonNode json) {
    ServiceSpec spec = ServiceJson.read(json.path("Spec"), snapshot::networkName);
    String group = shortName(name);
    return new Resource(
        new ResourceId(Kind.SERVICE, name),
        spec,
        group,
        Standing.OWN,
        null,
        OF_SERVICES,
        new ResourcesUsed(spec).networks());
  }

  private String shortName(String name) {
    return name.startsWith(stack + "_") ? name.substring(stack.length() + 1) : name;
  }

  private static Resource network(String name, JsonNode json, @Nullable NetworkSpec wanted) {
    return shared(Kind.NETWORK, name, NetworkJson.read(json, wanted), OF_NETWORKS);
  }

  private static Resource config(String name, JsonNode json) {
    return shared(Kind.CONFIG, name, FileJson.readConfig(json.path("Spec")), OF_CONFIGS);
  }

  private static Resource secret(String name, JsonNode json) {
    return shared(Kind.SECRET, name, FileJson.readSecret(json.path("Spec")), OF_SECRETS);
  }

  private static Resource shared(Kind kind, String name, Spec spec, Set<String> known) {
    return new Resource(
        new ResourceId(kind, name), spec, null, Standing.OWN, null, known, Set.of());
  }
}
