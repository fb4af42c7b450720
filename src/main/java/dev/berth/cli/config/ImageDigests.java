package dev.berth.cli.config;

import dev.berth.compose.LoadedProject;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.RegistryAuth;
import dev.berth.docker.Together;
import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Pins the images of services to the digests that their registries tell, asked by the engine.
final class ImageDigests {
  private final Docker docker;
  private final RegistryAuth auth;
  private final Problems problems = new Problems();

  ImageDigests(Docker docker, RegistryAuth auth) {
    this.docker = docker;
    this.auth = auth;
  }

  /// The project with digests.
  ///
  /// @throws ProblemsException with one problem for each image that no registry tells the digest of
  /// @throws DockerException if the engine cannot be reached
  LoadedProject pin(LoadedProject project) throws InterruptedException {
    MapNode services = ConfigSection.below(project.model(), "services");
    Map<String, Future<String>> digests = new LinkedHashMap<>();
    for (MapNode.Entry entry : services.entries()) {
      String image = image(entry.value()).value();
      ImageReference reference = ImageReference.parse(image).orElse(null);
      if (reference != null && reference.digest() == null) {
        digests.computeIfAbsent(reference.familiar(), text -> Together.start(() -> digest(text)));
      }
    }
    MapNode.Builder pinned = new MapNode.Builder(services);
    for (MapNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MapNode service && service.has("image")) {
        pinned.put(entry.with(pin(service, Path.of("services", entry.key(), "image"), digests)));
      }
    }
    problems.throwIfErrors();
    return project.withModel(project.model().with("services", pinned.build()));
  }

  /// The project as an override that says nothing but the digests.
  static LoadedProject lock(LoadedProject project) {
    MapNode.Builder services = new MapNode.Builder(MapNode.empty(null));
    for (MapNode.Entry entry : ConfigSection.below(project.model(), "services").entries()) {
      MapNode.Builder service = new MapNode.Builder(MapNode.empty(null));
      if (!image(entry.value()).value().isEmpty()) {
        service.put("image", image(entry.value()));
      }
      services.put(entry.with(service.build()));
    }
    return project.withName("").withModel(MapNode.empty(null).with("services", services.build()));
  }

  private static StringNode image(Node service) {
    return service instanceof MapNode map && map.get("image") instanceof StringNode image
        ? image
        : new StringNode("", null);
  }

  private MapNode pin(MapNode service, Path path, Map<String, Future<String>> digests)
      throws InterruptedException {
    StringNode image = image(service);
    if (image.value().isEmpty()) {
      return service;
    }
    ImageReference reference = ImageReference.parse(image.value()).orElse(null);
    if (reference == null) {
      problems.add(
          Problem.error(Code.BAD_VALUE, "\"" + image.value() + "\" is no image reference")
              .at(path, image.span())
              .withHelp("write it as [registry/]name[:tag], in lower case"));
      return service;
    }
    try {
      return service.with("image", new StringNode(full(reference, digests), image.span()));
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof DockerException.Refused refused)) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
      problems.add(
          Problem.error(
                  Code.IMAGE_NOT_PINNED,
                  "no registry told the digest of " + image.value() + ": " + refused.getMessage())
              .at(path, image.span())
              .withHelp("push the image, log in to its registry, or correct the name"));
      return service;
    }
  }

  /// A tag that stands beside a digest means nothing: one that the file says so is left out.
  private static String full(ImageReference reference, Map<String, Future<String>> digests)
      throws ExecutionException, InterruptedException {
    Future<String> told = digests.get(reference.familiar());
    if (told == null) {
      return new ImageReference(reference.domain(), reference.path(), null, reference.digest())
          .toString();
    }
    String tag = reference.tag() == null ? "latest" : reference.tag();
    return new ImageReference(reference.domain(), reference.path(), tag, told.get()).toString();
  }

  private String digest(String reference) {
    return docker
        .images()
        .distribution(reference, auth.forImage(reference))
        .path("Descriptor")
        .path("digest")
        .asText();
  }
}
