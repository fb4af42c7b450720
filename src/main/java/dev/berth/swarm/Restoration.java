package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes what is wanted of a revision: the services and networks that it holds. The texts that it
/// leaves out because they may be secrets are taken from the services as they are now.
final class Restoration {
  private final Revision revision;
  private final Snapshot snapshot;
  private final Findings findings;
  private final Map<String, ObjectNode> now;
  private final Set<String> kept = new TreeSet<>();

  Restoration(Revision revision, Snapshot snapshot, Findings findings) {
    this.revision = revision;
    this.snapshot = snapshot;
    this.findings = findings;
    this.now = Recorded.services(snapshot);
  }

  /// The state to go back to.
  State state(String stack) {
    JsonNode recorded = Recorded.read(revision);
    List<Resource> resources = new ArrayList<>();
    recorded
        .path("networks")
        .properties()
        .forEach(entry ->
            resources.add(
                resource(
                    Kind.NETWORK, entry.getKey(), NetworkJson.readWhole(entry.getValue()), null)));
    recorded
        .path("services")
        .properties()
        .forEach(entry -> {
          String name = entry.getKey();
          JsonNode whole = filled(name, entry.getValue(), now.get(name), Path.of(name));
          ServiceSpec spec = ServiceJson.read(whole, id -> id);
          requireFiles(name, spec);
          String group = name.startsWith(stack + "_") ? name.substring(stack.length() + 1) : name;
          resources.add(resource(Kind.SERVICE, name, spec, group));
        });
    if (!kept.isEmpty()) {
      findings.warning(
          Code.CONTENT_UNKNOWN,
          Path.ROOT,
          "as they are now stay: %s; a revision holds no values that may be secrets"
              .formatted(String.join(", ", kept)),
          "to change them, deploy a file that does");
    }
    return State.of(resources);
  }

  private static Resource resource(
      Kind kind, String name, dev.berth.plan.Spec spec, @Nullable String group) {
    Set<ResourceId> uses =
        spec instanceof ServiceSpec service ? new ResourcesUsed(service).networks() : Set.of();
    return new Resource(
        new ResourceId(kind, name), spec, group, Resource.Standing.OWN, null, null, uses);
  }

  /// Configs and secrets have to be there still.
  private void requireFiles(String service, ServiceSpec spec) {
    for (ResourceId used : new ResourcesUsed(spec).all()) {
      boolean there =
          switch (used.kind()) {
            case CONFIG -> snapshot.configs().containsKey(used.name());
            case SECRET -> snapshot.secrets().containsKey(used.name());
            case NETWORK, VOLUME, IMAGE, MODEL, SERVICE, CONTAINER -> true;
          };
      if (!there) {
        findings.error(
            Code.EXTERNAL_NOT_FOUND,
            Path.ROOT,
            "revision %s of service %s uses %s, which is gone"
                .formatted(revision.number(), service, used),
            "deploy the file of that time instead; --keep says how many are kept");
      }
    }
  }

  private JsonNode filled(String service, JsonNode json, @Nullable JsonNode there, Path path) {
    if (json.has(Recorded.LEFT_OUT)) {
      return present(service, there, path);
    }
    if (json.isObject()) {
      ObjectNode copy = Json.object();
      json.properties()
          .forEach(entry ->
              copy.set(
                  entry.getKey(),
                  filled(
                      service,
                      entry.getValue(),
                      there == null ? null : there.get(entry.getKey()),
                      path.key(entry.getKey()))));
      return copy;
    }
    if (json.isArray()) {
      ArrayNode copy = Json.array();
      for (int i = 0; i < json.size(); i++) {
        JsonNode item = json.get(i);
        String variable = item.path(Recorded.LEFT_OUT).asText("");
        copy.add(
            variable.isEmpty()
                ? filled(service, item, there == null ? null : there.get(i), path.index(i))
                : present(service, variable(there, variable), path.key(variable)));
      }
      return copy;
    }
    return json;
  }

  private static @Nullable JsonNode variable(@Nullable JsonNode list, String name) {
    if (list != null) {
      for (JsonNode item : list) {
        if (item.asText().startsWith(name + "=")) {
          return item;
        }
      }
    }
    return null;
  }

  private JsonNode present(String service, @Nullable JsonNode there, Path path) {
    String last =
        path.segments().getLast() instanceof Path.Segment.Key(String name) ? name : path.toString();
    if (there == null) {
      findings.error(
          Code.CONTENT_UNKNOWN,
          Path.ROOT,
          "revision %s does not hold %s of service %s, since it may be a secret"
              .formatted(revision.number(), last, service),
          "deploy the file of that time instead");
      return Json.object();
    }
    kept.add(last + " of service " + service);
    return there;
  }
}
