package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Attachment;
import dev.berth.model.Mount;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.plan.Kind;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds out what containers of one service there are, which of them stay, and which are to be
/// made.
final class ServiceContainers {
  private static final int SHORT_ID = 12;
  private static final String SHA256 = "sha256:";

  private final Project project;
  private final Service service;
  private final Snapshot snapshot;
  private final Map<String, String> contents;
  private final boolean start;
  private final boolean awaitedByOthers;
  private final String configHash;
  private @Nullable ContainerSpec fileSpec;

  /// @param start whether containers are to run
  /// @param awaitedByOthers whether other services wait until it has ended
  ServiceContainers(
      Project project,
      Service service,
      Snapshot snapshot,
      Map<String, String> contents,
      boolean start,
      boolean awaitedByOthers) {
    this.start = start;
    this.project = project;
    this.service = service;
    this.snapshot = snapshot;
    this.contents = contents;
    this.awaitedByOthers = awaitedByOthers;
    this.configHash = service.configHash().digest(placement(service.name(), 1)::containerOf);
  }

  /// What the file says, whatever there is.
  private synchronized ContainerSpec fileSpec() {
    if (fileSpec == null) {
      fileSpec =
          reader(body("", 1), alias -> alias.equals(service.name()) || alias.isEmpty())
              .read(SpecReader.Circumstances.NONE);
    }
    return fileSpec;
  }

  /// A container that exists and what it is to be.
  private record Pair(ObservedContainer container, Resource there, Resource wanted) {
    boolean upToDate() {
      return Reconciler.matches(there, wanted);
    }
  }

  /// Adds the containers of the service to both states.
  void addTo(LoweringResult result, int replicas) {
    TreeMap<Integer, ObservedContainer> holders = new TreeMap<>();
    List<ObservedContainer> all = snapshot.ofService(service.name());
    for (ObservedContainer container : all) {
      holders.merge(container.number(), container, ServiceContainers::holder);
    }
    for (ObservedContainer container : all) {
      if (holders.get(container.number()) != container) {
        result.observed().add(there(container, container.name(), false));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (ObservedContainer container : holders.values()) {
      pairs.add(pair(container));
    }
    if (pairs.size() > 1) {
      pairs.sort((one, other) ->
          one.upToDate() == other.upToDate()
              ? Integer.compare(one.container().number(), other.container().number())
              : one.upToDate() ? -1 : 1);
    }
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      result.observed().add(pair.there());
      if (i < replicas) {
        result.desired().add(pair.wanted());
        result
            .blueprints()
            .put(
                pair.wanted().id(),
                blueprint(pair.wanted().id().name(), pair.container().number(), pair.container()));
      }
    }
    int last = holders.isEmpty() ? 0 : holders.lastKey();
    for (int i = pairs.size(); i < replicas; i++) {
      last++;
      String name = Names.container(project, service, last);
      ResourceId id = new ResourceId(Kind.CONTAINER, name);
      result.desired().add(resource(id, fileSpec(), Resource.Standing.OWN, configHash, null));
      result.blueprints().put(id, blueprint(name, last, null));
    }
  }

  /// Adds one container beside those of the service.
  ///
  /// @return which one it is
  ResourceId addTo(LoweringResult result, OneOff oneOff) {
    String name = oneOff.containerName(project, service.name());
    ResourceId id = new ResourceId(Kind.CONTAINER, name);
    result.desired().add(resource(id, fileSpec(), Resource.Standing.OWN, configHash, null));
    result
        .blueprints()
        .put(id, new Blueprint(service, name, 1, this::fileSpec, contents, null, oneOff));
    return id;
  }

  /// Of two containers with one number, the one that has its own name already.
  private static ObservedContainer holder(ObservedContainer one, ObservedContainer other) {
    return one.intendedName().isPresent() ? other : one;
  }

  private Blueprint blueprint(String name, int number, @Nullable ObservedContainer predecessor) {
    return new Blueprint(service, name, number, this::fileSpec, contents, predecessor, null);
  }

  private Pair pair(ObservedContainer container) {
    String name = container.intendedName().orElse(container.name());
    boolean fixed = service.identity().containerName() != null;
    String wantedName = fixed ? Names.container(project, service, container.number()) : name;
    Resource there = there(container, name, false);
    Resource wanted = wanted(container, wantedName, start, false);
    boolean hidden =
        !configHash.equals(container.label(ComposeLabels.CONFIG_HASH).orElse(configHash))
            && Reconciler.matches(there, wanted(container, wantedName, false, false));
    return new Pair(container, there, hidden ? wanted(container, wantedName, start, true) : wanted);
  }

  private Resource there(ObservedContainer container, String name, boolean orphan) {
    return resource(
        new ResourceId(Kind.CONTAINER, name),
        observedSpec(container, networksOf(container), ResourcesBody.underDeploy(service)),
        orphan ? Resource.Standing.ORPHAN : Resource.Standing.OWN,
        container.label(ComposeLabels.CONFIG_HASH).orElse(null),
        container.fields());
  }

  /// The networks that it joined. One that has the name of a network of today, and is another one,
  /// goes by its ID as well.
  private JsonNode networksOf(ObservedContainer container) {
    ObjectNode networks = Json.object();
    for (Map.Entry<String, JsonNode> entry :
        container.inspected().path("NetworkSettings").path("Networks").properties()) {
      String joined = entry.getValue().path("NetworkID").asText();
      JsonNode today = snapshot.networks().get(entry.getKey());
      boolean another =
          today != null && !joined.isEmpty() && !today.path("Id").asText().equals(joined);
      networks.set(
          another ? "%s (%s)".formatted(entry.getKey(), shortId(joined)) : entry.getKey(),
          entry.getValue());
    }
    return networks;
  }

  private Resource resource(
      ResourceId id,
      ContainerSpec spec,
      Resource.Standing standing,
      @Nullable String fingerprint,
      @Nullable Set<String> known) {
    return new Resource(
        id, spec, service.name(), standing, fingerprint, known, uses(), restartsWith());
  }

  /// The containers whose replacement restarts those of this service.
  private Set<ResourceId> restartsWith() {
    Set<ResourceId> others = new TreeSet<>();
    service
        .lifecycle()
        .dependsOn()
        .forEach((name, dependency) -> {
          if (dependency.restart()) {
            snapshot.ofService(name).stream()
                .map(other -> new ResourceId(Kind.CONTAINER, other.name()))
                .forEach(others::add);
          }
        });
    return others;
  }

  /// What an existing container is like.
  static ContainerSpec observedSpec(ObservedContainer container, boolean limitsUnderDeploy) {
    return observedSpec(
        container,
        container.inspected().path("NetworkSettings").path("Networks"),
        limitsUnderDeploy);
  }

  private static ContainerSpec observedSpec(
      ObservedContainer container, JsonNode networks, boolean limitsUnderDeploy) {
    JsonNode inspected = container.inspected();
    String temporary = container.intendedName().isPresent() ? container.name() : null;
    return new SpecReader(
            inspected.path("Config"),
            inspected.path("HostConfig"),
            networks,
            container::isOwnName,
            limitsUnderDeploy)
        .read(
            new SpecReader.Circumstances(
                state(container),
                temporary,
                container.label(ComposeLabels.IMAGE).map(ServiceContainers::shortId).orElse(null),
                container.label(ComposeLabels.CONFIG_HASH).orElse(null),
                Contents.ofLabel(container.label(ComposeLabels.CONTENTS).orElse(null))));
  }

  private static String state(ObservedContainer container) {
    return container.status().equals("restarting") ? "running" : container.status();
  }

  private Resource wanted(
      ObservedContainer container, String name, boolean withState, boolean withHash) {
    JsonNode image = snapshot.images().get(container.imageId());
    ObjectNode body = body(name, container.number());
    Effective.complete(
        body, image == null ? MissingNode.getInstance() : image.path("Config"), container);
    boolean done = awaitedByOthers && container.exitedWith(0);
    boolean knowsContents =
        container.label(ComposeLabels.CONTENTS).isPresent()
            || container.label(ComposeLabels.FIELDS).isPresent();
    boolean sameImage =
        SpecReader.image(body.path("Image").asText())
            .equals(SpecReader.image(container.inspected().path("Config").path("Image").asText()));
    ContainerSpec spec =
        reader(body, container::isOwnName)
            .read(
                new SpecReader.Circumstances(
                    withState && !done ? "running" : null,
                    container.intendedName().isPresent() ? name : null,
                    sameImage ? currentImage(container) : null,
                    withHash ? configHash : null,
                    knowsContents ? wantedContents(container) : null));
    ResourceId id = new ResourceId(Kind.CONTAINER, name);
    return resource(id, spec, Resource.Standing.OWN, configHash, null);
  }

  /// A file that was exported has no contents of its own.
  private Map<String, String> wantedContents(ObservedContainer container) {
    boolean exported =
        contents.isEmpty()
            && container.label(ComposeLabels.CONFIG_HASH).filter(configHash::equals).isPresent();
    Map<String, String> there =
        Contents.ofLabel(container.label(ComposeLabels.CONTENTS).orElse(null));
    return exported && there != null ? there : contents;
  }

  /// The image that a new container would be made from, if it and the container's own are known.
  private @Nullable String currentImage(ObservedContainer container) {
    return container.label(ComposeLabels.IMAGE).isEmpty()
        ? null
        : snapshot
            .imageId(Names.image(project, service))
            .map(ServiceContainers::shortId)
            .orElse(null);
  }

  private ObjectNode body(String name, int number) {
    return ContainerBody.of(project, service, placement(name, number));
  }

  private Placement placement(String name, int number) {
    return new Placement(
        name, number, null, Map.of(), this::containersOf, contents, snapshot.api());
  }

  private List<ObservedContainer> containersOf(String serviceName) {
    List<ObservedContainer> containers = snapshot.ofService(serviceName);
    return containers.size() < 2
        ? containers
        : containers.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
  }

  private SpecReader reader(ObjectNode body, Predicate<String> ownNames) {
    return new SpecReader(
        body,
        body.path("HostConfig"),
        body.path("NetworkingConfig").path("EndpointsConfig"),
        ownNames,
        ResourcesBody.underDeploy(service));
  }

  /// What the containers cannot outlive: networks, volumes, and the containers whose namespaces
  /// they share.
  private Set<ResourceId> uses() {
    Set<ResourceId> uses = new TreeSet<>();
    for (Map.Entry<String, ? extends @Nullable Attachment> entry :
        service.networking().networks().entrySet()) {
      Network network = project.networks().get(entry.getKey());
      if (network != null) {
        uses.add(new ResourceId(Kind.NETWORK, network.name()));
      }
    }
    for (Mount mount : service.storage().mounts()) {
      if (mount instanceof Mount.OfVolume named && named.source() != null) {
        Volume volume = project.volumes().get(named.source());
        if (volume != null) {
          uses.add(new ResourceId(Kind.VOLUME, volume.name()));
        }
      }
    }
    for (String name : Selection.namespaces(service)) {
      snapshot.ofService(name).stream()
          .map(other -> new ResourceId(Kind.CONTAINER, other.name()))
          .forEach(uses::add);
    }
    return uses;
  }

  private static String shortId(String imageId) {
    String hex = imageId.startsWith(SHA256) ? imageId.substring(SHA256.length()) : imageId;
    return hex.substring(0, Math.min(SHORT_ID, hex.length()));
  }
}
