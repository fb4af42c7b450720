package dev.berth.cli.config;

import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.compose.LoadedProject;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.model.values.ImageReference;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The images of a project that is published.
final class PublishedImages {
  private final Session session;
  private final LoadedProject project;

  /// The services, those that were pinned with the digests of their images.
  private MapNode services;

  PublishedImages(Session session, LoadedProject project) {
    this.session = session;
    this.project = project;
    this.services = services(project);
  }

  /// Pins images to the digests that their registries tell.
  ///
  /// @param built those that the project builds; otherwise all others
  /// @throws dev.berth.problem.ProblemsException with each image that no registry tells the digest
  ///   of
  void pin(boolean built) throws InterruptedException {
    MapNode.Builder chosen = new MapNode.Builder(MapNode.empty(null));
    for (MapNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MapNode service && service.has("build") == built) {
        chosen.put(entry);
      }
    }
    MapNode part = chosen.build();
    if (part.isEmpty()) {
      return;
    }
    try (Docker docker = Targets.docker(session)) {
      LoadedProject pinned =
          new ImageDigests(docker, Targets.auth(session))
              .pin(project.withModel(project.model().with("services", part)));
      MapNode.Builder all = new MapNode.Builder(services);
      services(pinned).entries().forEach(all::put);
      services = all.build();
    }
  }

  /// Sends the images that the project builds to their registries. One that is there already may be
  /// all that is wanted, so that a failure is told and is none of the whole.
  int push() {
    if (services.entries().stream().noneMatch(PublishedImages::isPushed)) {
      return ExitCode.OK;
    }
    try (Docker docker = Targets.docker(session)) {
      EngineGoal goal = new EngineGoal.Push(project.project(), Set.of());
      return new Execution(session).run(Targets.engine(session, docker).prepare(goal));
    }
  }

  private static boolean isPushed(MapNode.Entry service) {
    return service.value() instanceof MapNode map && map.has("build") && map.has("image");
  }

  /// A tree of the project with the images as they are pinned.
  MapNode in(MapNode model) {
    MapNode result = model;
    for (MapNode.Entry entry : services.entries()) {
      Node image = image(entry);
      if (image != null) {
        result =
            result.within(
                "services",
                all -> all.within(entry.key(), service -> service.with("image", image)));
      }
    }
    return result;
  }

  /// Each image once.
  List<ImageReference> references() {
    return services.entries().stream()
        .map(PublishedImages::image)
        .flatMap(image -> image instanceof StringNode text ? Stream.of(text.value()) : Stream.of())
        .distinct()
        .flatMap(image -> ImageReference.parse(image).stream())
        .toList();
  }

  private static MapNode services(LoadedProject project) {
    return ConfigSection.below(project.model(), "services");
  }

  private static @Nullable Node image(MapNode.Entry service) {
    return service.value() instanceof MapNode map ? map.get("image") : null;
  }
}
