package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.values.ImageReference;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lowers the goals that are about images alone.
final class ImagesLowering {
  private final Project project;
  private final Snapshot snapshot;
  private final LoweringResult result = LoweringResult.empty();

  private ImagesLowering(Project project, Snapshot snapshot) {
    this.project = project;
    this.snapshot = snapshot;
  }

  static Lowered lower(EngineGoal.Build goal, Snapshot snapshot) {
    ImagesLowering lowering = new ImagesLowering(goal.project(), snapshot);
    for (Service service : lowering.named(goal.services())) {
      boolean pushed = goal.push() && service.image().reference() != null;
      if (service.image().build() != null) {
        lowering.add(service, pushed ? ImageSpec.BUILD_AND_PUSH : ImageSpec.BUILD);
      }
    }
    return lowering.result.done();
  }

  static Lowered lower(EngineGoal.Pull goal, Snapshot snapshot) {
    ImagesLowering lowering = new ImagesLowering(goal.project(), snapshot);
    for (Service service : lowering.named(goal.services())) {
      if (lowering.isPulled(service, goal)) {
        lowering.add(service, ImageSpec.PULL);
      }
    }
    return lowering.result.done();
  }

  private boolean isPulled(Service service, EngineGoal.Pull goal) {
    String policy = String.valueOf(service.image().pullPolicy());
    boolean ifMissing =
        goal.missing() || policy.equals("missing") || policy.equals("if_not_present");
    return service.image().reference() != null
        && service.lifecycle().provider() == null
        && !policy.equals("never")
        && !policy.equals("build")
        && !(goal.ignoreBuildable() && service.image().build() != null)
        && !(ifMissing && there(service) != null && !isLatest(service));
  }

  /// Whether the image is of the tag `latest`, which is fetched even if it is there.
  private static boolean isLatest(Service service) {
    return ImageReference.parse(String.valueOf(service.image().reference()))
        .filter(image -> image.digest() == null)
        .filter(image -> image.tag() == null || image.tag().equals("latest"))
        .isPresent();
  }

  static Lowered lower(EngineGoal.Push goal, Snapshot snapshot) {
    ImagesLowering lowering = new ImagesLowering(goal.project(), snapshot);
    for (Service service : lowering.named(goal.services())) {
      if (service.image().build() != null && service.image().reference() != null) {
        lowering.add(service, ImageSpec.PUSH);
      }
    }
    return lowering.result.done();
  }

  /// @param now the present time: policies such as `daily` depend on it
  static Lowered lower(EngineGoal.Refresh goal, Snapshot snapshot, Instant now) {
    ImagesLowering lowering = new ImagesLowering(goal.project(), snapshot);
    List<Service> services =
        goal.dependencies()
            ? Selection.of(goal.project(), goal.services()).services()
            : lowering.named(goal.services());
    for (Service service : services) {
      String refresh = refresh(service, lowering.there(service), goal.build(), now);
      if (refresh != null && service.lifecycle().provider() == null) {
        lowering.add(service, refresh);
      }
    }
    return lowering.result.done();
  }

  /// What is to be done to an image before anything is made of it; absent if nothing.
  ///
  /// @param there the image as it was inspected; absent if it is not there
  /// @param build builds what can be built
  static @Nullable String refresh(
      Service service, @Nullable JsonNode there, boolean build, Instant now) {
    boolean buildable = service.image().build() != null;
    String policy = String.valueOf(service.image().pullPolicy());
    if (buildable && (build || policy.equals("build"))) {
      return ImageSpec.BUILD;
    }
    if (there == null) {
      return null;
    }
    return !buildable && PullPolicy.wantsAnew(service, there, now) ? ImageSpec.PULL : null;
  }

  /// Whether something might have to be done to the image of a service that is there.
  static boolean mayRefresh(Service service, boolean build) {
    return service.image().build() == null
        ? PullPolicy.mayWantAnew(service)
        : build || String.valueOf(service.image().pullPolicy()).equals("build");
  }

  private List<Service> named(Collection<String> names) {
    return project.services().values().stream()
        .filter(service -> names.isEmpty() || names.contains(service.name()))
        .toList();
  }

  private @Nullable JsonNode there(Service service) {
    return snapshot.images().get(Names.image(project, service));
  }

  private void add(Service service, String action) {
    ResourceId id = new ResourceId(Kind.IMAGE, Names.image(project, service));
    if (result.images().putIfAbsent(id, service) == null) {
      below(project, service)
          .filter(other -> action.startsWith(ImageSpec.BUILD))
          .forEach(other -> add(other, ImageSpec.BUILD));
      result.desired().add(resource(project, service, id, new ImageSpec(action)));
      if (there(service) != null) {
        result.observed().add(Resource.own(id, new ImageSpec(null)));
      }
    }
  }

  /// The services whose images a build takes files from.
  static Stream<Service> below(Project project, Service service) {
    return BakeFile.servicesBelow(service).stream().flatMap(name -> project.service(name).stream());
  }

  /// An image, with those that its build takes files from.
  static Resource resource(Project project, Service service, ResourceId id, ImageSpec spec) {
    Set<ResourceId> uses =
        below(project, service)
            .map(other -> new ResourceId(Kind.IMAGE, Names.image(project, other)))
            .collect(Collectors.toSet());
    return new Resource(id, spec, null, Resource.Standing.OWN, null, null, uses);
  }

  /// The images that go away with a project.
  ///
  /// @param all also those with a name of the user's
  static List<Resource> removed(
      Project project, Snapshot snapshot, Set<String> services, boolean all) {
    ImagesLowering lowering = new ImagesLowering(project, snapshot);
    return lowering.named(services).stream()
        .filter(service -> all || service.image().reference() == null)
        .filter(service -> lowering.there(service) != null)
        .map(service -> Names.image(project, service))
        .distinct()
        .map(name -> Resource.own(new ResourceId(Kind.IMAGE, name), new ImageSpec(null)))
        .toList();
  }
}
