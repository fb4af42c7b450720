package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.FileObject;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.target.Goal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a stack has beyond what is wanted: versions of configs and secrets whose content has
/// changed since, and networks, configs and secrets that the file no longer declares. What a
/// service uses, or a revision that can be gone back to, is not spare.
final class Spare {
  private final Goal.Up goal;
  private final State wanted;
  private final Snapshot snapshot;
  private final int keep;
  private final Set<ResourceId> used = new TreeSet<>();

  /// @param keep number of old versions, and of revisions, that stay
  /// @param changes whether the deploy makes a new revision
  Spare(Goal.Up goal, State wanted, Snapshot snapshot, int keep, boolean changes) {
    this.goal = goal;
    this.wanted = wanted;
    this.snapshot = snapshot;
    this.keep = keep;
    Map<ResourceId, ServiceSpec> services = new TreeMap<>();
    new Observed(goal.projectName(), snapshot)
        .services()
        .forEach((name, spec) -> services.put(new ResourceId(Kind.SERVICE, name), spec));
    wanted
        .resources()
        .forEach((id, resource) -> {
          if (resource.spec() instanceof ServiceSpec spec) {
            services.put(id, spec);
          }
        });
    services.values().forEach(spec -> used.addAll(new ResourcesUsed(spec).all()));
    Revisions.of(goal.projectName(), snapshot.configs()).stream()
        .limit(changes ? keep : keep + 1L)
        .forEach(revision -> used.addAll(Recorded.files(revision)));
  }

  /// Versions that are older than those that are kept.
  Set<ResourceId> outdated() {
    Set<ResourceId> outdated = new TreeSet<>();
    goal.project().configs().values().forEach(config -> outdated.addAll(old(Kind.CONFIG, config)));
    goal.project().secrets().values().forEach(secret -> outdated.addAll(old(Kind.SECRET, secret)));
    return outdated;
  }

  private Collection<ResourceId> old(Kind kind, FileObject object) {
    List<ResourceId> versions = new ArrayList<>();
    there(kind).entrySet().stream()
        .filter(entry -> StackFiles.isVersion(object, entry.getKey()))
        .sorted((one, other) -> created(other).compareTo(created(one)))
        .map(entry -> new ResourceId(kind, entry.getKey()))
        .filter(id -> wanted.find(id).isEmpty())
        .forEach(versions::add);
    List<ResourceId> old =
        new ArrayList<>(versions.subList(Math.min(keep, versions.size()), versions.size()));
    old.removeAll(used);
    return old;
  }

  private static String created(Map.Entry<String, JsonNode> file) {
    return file.getValue().path("CreatedAt").asText();
  }

  /// What the file no longer declares.
  Set<ResourceId> orphans() {
    Set<ResourceId> orphans = new TreeSet<>();
    if (!goal.services().isEmpty()) {
      return orphans;
    }
    for (Kind kind : List.of(Kind.NETWORK, Kind.CONFIG, Kind.SECRET)) {
      for (String name : there(kind).keySet()) {
        ResourceId id = new ResourceId(kind, name);
        if (wanted.find(id).isEmpty() && !isDeclared(id) && !isHeld(id)) {
          orphans.add(id);
        }
      }
    }
    return orphans;
  }

  private boolean isHeld(ResourceId id) {
    return id.kind() != Kind.NETWORK && used.contains(id);
  }

  private boolean isDeclared(ResourceId id) {
    return switch (id.kind()) {
      case NETWORK ->
          goal.project().networks().values().stream()
              .anyMatch(network -> network.name().equals(id.name()));
      case CONFIG ->
          goal.project().configs().values().stream()
              .anyMatch(config -> StackFiles.isVersion(config, id.name()));
      case SECRET ->
          goal.project().secrets().values().stream()
              .anyMatch(secret -> StackFiles.isVersion(secret, id.name()));
      case VOLUME, IMAGE, MODEL, SERVICE, CONTAINER -> true;
    };
  }

  /// What belongs to the stack, by name.
  private Map<String, JsonNode> there(Kind kind) {
    Map<String, JsonNode> own = new TreeMap<>();
    Map<String, JsonNode> all =
        switch (kind) {
          case NETWORK -> snapshot.networks();
          case CONFIG -> snapshot.configs();
          case SECRET -> snapshot.secrets();
          case VOLUME, IMAGE, MODEL, SERVICE, CONTAINER -> Map.of();
        };
    all.forEach((name, json) -> {
      JsonNode labelled = kind == Kind.NETWORK ? json : json.path("Spec");
      if (Snapshot.stackOf(labelled).filter(goal.projectName()::equals).isPresent()
          && !Revisions.is(json)) {
        own.put(name, json);
      }
    });
    return own;
  }
}
