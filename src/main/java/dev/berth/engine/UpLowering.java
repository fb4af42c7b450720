package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Lifecycle;
import dev.berth.model.Mount;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.plan.Kind;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.target.Goal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lowers [Goal.Up]: what a project is to be on the engine, and what of it there is.
final class UpLowering {
  private final Goal.Up goal;
  private final Project project;
  private final Snapshot snapshot;
  private final Map<String, Map<String, String>> contents;
  private final Instant now;
  private final Set<String> awaited;
  private final LoweringResult result = LoweringResult.empty();

  private UpLowering(
      Goal.Up goal, Snapshot snapshot, Map<String, Map<String, String>> contents, Instant now) {
    this.now = now;
    this.goal = goal;
    this.project = goal.project();
    this.snapshot = snapshot;
    this.contents = contents;
    this.awaited = awaited(project);
  }

  /// The services that others wait for to end.
  private static Set<String> awaited(Project project) {
    Set<String> awaited = new HashSet<>();
    for (Service service : project.services().values()) {
      service
          .lifecycle()
          .dependsOn()
          .forEach((name, dependency) -> {
            if (dependency.condition() == Lifecycle.Condition.SERVICE_COMPLETED_SUCCESSFULLY) {
              awaited.add(name);
            }
          });
    }
    return awaited;
  }

  /// Both states of the goal.
  ///
  /// @param contents digests of configs and secrets by service and path inside
  /// @param now the present time: when images are fetched anew may depend on it
  static Lowered lower(
      Goal.Up goal, Snapshot snapshot, Map<String, Map<String, String>> contents, Instant now) {
    UpLowering lowering = new UpLowering(goal, snapshot, contents, now);
    List<Service> services = selected(goal);
    lowering.networks(services);
    lowering.volumes(services);
    lowering.services(services);
    lowering.orphans();
    return lowering.result.done();
  }

  /// Both states of a goal that is about one container more.
  static Lowered lower(
      EngineGoal.Run goal,
      Snapshot snapshot,
      Map<String, Map<String, String>> contents,
      Instant now) {
    Project project = goal.project();
    Service service = project.services().get(goal.serviceName());
    if (service == null) {
      throw new IllegalArgumentException("no service " + goal.serviceName());
    }
    Goal.Up up = dependencies(goal);
    UpLowering lowering = new UpLowering(up, snapshot, contents, now);
    List<Service> services = goal.dependencies() ? selected(up) : List.of(service);
    lowering.networks(services);
    lowering.volumes(services);
    lowering.services(services.stream().filter(needed -> !needed.equals(service)).toList());
    lowering.image(service);
    lowering.containers(service, true).addTo(lowering.result, goal.oneOff());
    lowering.orphans();
    return lowering.result.done();
  }

  /// What a further container of a service needs, the service itself included.
  static Goal.Up dependencies(EngineGoal.Run goal) {
    return new Goal.Up(
        goal.project(),
        Set.of(goal.serviceName()),
        Map.of(),
        false,
        goal.removeOrphans(),
        false,
        ReconcileOptions.Replacement.CHANGED);
  }

  /// The services that the goal is about, each after those it depends on.
  static List<Service> selected(Goal.Up goal) {
    return Selection.of(goal.project(), goal.services()).services().stream()
        .filter(service ->
            goal.manner().dependencies()
                || goal.services().isEmpty()
                || goal.services().contains(service.name()))
        .toList();
  }

  private void networks(List<Service> services) {
    Set<String> used = new TreeSet<>();
    services.forEach(service -> used.addAll(service.networking().networks().keySet()));
    for (Network network : project.networks().values()) {
      JsonNode there = snapshot.networks().get(network.name());
      if (used.contains(network.key())) {
        Resource wanted = NetworksAndVolumes.wanted(network, there);
        result.desired().add(wanted);
        if (there != null) {
          result.observed().add(NetworksAndVolumes.network(there, wanted.standing()));
        }
      }
    }
    Set<String> declared = new TreeSet<>();
    project.networks().values().forEach(network -> declared.add(network.name()));
    snapshot
        .networks()
        .forEach((name, there) -> {
          if (!declared.contains(name)) {
            result.observed().add(NetworksAndVolumes.network(there, undeclared()));
          }
        });
    snapshot
        .spareNetworks()
        .forEach(spare -> result.observed().add(NetworksAndVolumes.spare(spare)));
  }

  private void volumes(List<Service> services) {
    Set<String> used = new TreeSet<>();
    for (Service service : services) {
      for (Mount mount : service.storage().mounts()) {
        if (mount instanceof Mount.OfVolume volume && volume.source() != null) {
          used.add(volume.source());
        }
      }
    }
    for (Volume volume : project.volumes().values()) {
      JsonNode there = snapshot.volumes().get(volume.name());
      if (used.contains(volume.key())) {
        Resource wanted = NetworksAndVolumes.wanted(volume);
        result.desired().add(wanted);
        if (there != null) {
          result.observed().add(NetworksAndVolumes.volume(there, wanted.standing()));
        }
      }
    }
    Set<String> declared = new TreeSet<>();
    project.volumes().values().forEach(volume -> declared.add(volume.name()));
    snapshot
        .volumes()
        .forEach((name, there) -> {
          if (!declared.contains(name)) {
            result.observed().add(NetworksAndVolumes.volume(there, undeclared()));
          }
        });
  }

  /// Networks and volumes that no file declares any more are shown, but `--remove-orphans` is about
  /// containers only: it never takes them away.
  private Resource.Standing undeclared() {
    return goal.removeOrphans() ? Resource.Standing.EXTERNAL : Resource.Standing.ORPHAN;
  }

  /// Containers are compared with what there is of them, which is most of the work, on all
  /// processors.
  private void services(List<Service> all) {
    List<Service> services =
        all.stream().filter(service -> service.lifecycle().provider() == null).toList();
    services.forEach(this::service);
    Shares.of(services, this::containers).forEach(result::addAll);
  }

  private LoweringResult containers(List<Service> services) {
    LoweringResult some = LoweringResult.empty();
    for (Service service : services) {
      containers(service, goal.manner().start()).addTo(some, replicas(service));
    }
    return some;
  }

  private int replicas(Service service) {
    return goal.scale().getOrDefault(service.name(), service.replicas());
  }

  private void service(Service service) {
    image(service);
    for (Lifecycle.Hook hook : service.lifecycle().preStart()) {
      Service runs = InitContainers.serviceOf(service, hook);
      if (runs != null) {
        image(runs);
      }
    }
    int replicas = replicas(service);
    ResourceId id = new ResourceId(Kind.SERVICE, service.name());
    Set<Integer> numbers = new HashSet<>();
    snapshot.ofService(service.name()).forEach(container -> numbers.add(container.number()));
    int there = numbers.size();
    if (there > 0 || replicas > 0) {
      result.desired().add(whole(id, replicas, Resource.Standing.OWN));
    }
    if (there > 0) {
      result.observed().add(whole(id, there, Resource.Standing.OWN));
    }
  }

  private ServiceContainers containers(Service service, boolean start) {
    return new ServiceContainers(
        project,
        service,
        snapshot,
        contents.getOrDefault(service.name(), Map.of()),
        start,
        awaited.contains(service.name()));
  }

  private static Resource whole(ResourceId id, int replicas, Resource.Standing standing) {
    return new Resource(id, new ServiceSpec(replicas), id.name(), standing, null, null, Set.of());
  }

  private void image(Service service) {
    String name = Names.image(project, service);
    ResourceId id = new ResourceId(Kind.IMAGE, name);
    if (result.images().containsKey(id)) {
      return;
    }
    result.images().put(id, service);
    JsonNode there = snapshot.images().get(name);
    String refresh = ImagesLowering.refresh(service, there, goal.build(), now);
    String wanted = refresh != null ? refresh : there == null ? origin(service) : null;
    if (ImageSpec.BUILD.equals(wanted)) {
      ImagesLowering.below(project, service).forEach(this::image);
    }
    result.desired().add(ImagesLowering.resource(project, service, id, new ImageSpec(wanted)));
    if (there != null) {
      result.observed().add(Resource.own(id, new ImageSpec(null)));
    }
  }

  private static String origin(Service service) {
    return service.image().build() == null ? ImageSpec.PULL : ImageSpec.BUILD;
  }

  private void orphans() {
    Map<String, Integer> services = new TreeMap<>();
    for (ObservedContainer container : snapshot.containers()) {
      String name = container.serviceName();
      if (!container.oneOff()
          && !project.services().containsKey(name)
          && !project.disabledServices().containsKey(name)) {
        services.merge(name, 1, Integer::sum);
        result.observed().add(orphan(container, Resource.Standing.ORPHAN));
      }
    }
    services.forEach((name, count) ->
        result
            .observed()
            .add(whole(new ResourceId(Kind.SERVICE, name), count, Resource.Standing.ORPHAN)));
  }

  static Resource orphan(ObservedContainer container, Resource.Standing standing) {
    return new Resource(
        new ResourceId(Kind.CONTAINER, container.name()),
        ServiceContainers.observedSpec(container, false),
        container.serviceName(),
        standing,
        container.label(ComposeLabels.CONFIG_HASH).orElse(null),
        container.fields(),
        Set.of());
  }
}
