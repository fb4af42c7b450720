package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Together;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.swarm.spec.StackImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Pins images to the digests that their registries tell, each image asked for once.
final class ImagePins {
  private final Answers.Registries registries;
  private final SwarmOptions options;
  private final Findings findings;
  private final Map<String, CompletableFuture<Optional<JsonNode>>> answers =
      new ConcurrentHashMap<>();

  ImagePins(Answers.Registries registries, SwarmOptions options, Findings findings) {
    this.registries = registries;
    this.options = options;
    this.findings = findings;
  }

  /// The images of services as they are to run.
  ///
  /// @param wanted images of the file by service
  /// @param running images that run now by service
  Map<String, StackImage> pin(Map<String, StackImage> wanted, Map<String, StackImage> running) {
    wanted.forEach((service, image) -> {
      if (asks(image, running.get(service))) {
        answers.computeIfAbsent(
            image.written(), text -> Together.start(() -> ask(image.reference())));
      }
    });
    Map<String, StackImage> pinned = new TreeMap<>();
    wanted.forEach((service, image) -> pinned.put(service, pin(image, running.get(service))));
    return pinned;
  }

  private boolean asks(StackImage image, @Nullable StackImage running) {
    boolean same = running != null && running.isOf(image.written());
    return switch (options.resolveImage()) {
      case ALWAYS -> true;
      case CHANGED -> !same;
      case NEVER -> false;
    };
  }

  private StackImage pin(StackImage image, @Nullable StackImage running) {
    StackImage otherwise = running != null && running.isOf(image.written()) ? running : image;
    CompletableFuture<Optional<JsonNode>> answer = answers.get(image.written());
    if (answer == null || !asks(image, running)) {
      return otherwise;
    }
    Optional<JsonNode> found = Together.join(answer);
    if (found.isEmpty()) {
      findings
          .problems()
          .add(
              Problem.warning(
                  Code.IMAGE_NOT_PINNED,
                  "no registry told the digest of %s; each node runs what it has under that name"
                      .formatted(image.written())));
      return otherwise;
    }
    List<StackImage.Platform> platforms = new ArrayList<>();
    for (JsonNode platform : found.get().path("Platforms")) {
      platforms.add(
          new StackImage.Platform(
              architecture(platform.path("architecture").asText()), platform.path("os").asText()));
    }
    return image.pinned(found.get().path("Descriptor").path("digest").asText(), platforms);
  }

  private Optional<JsonNode> ask(String reference) {
    String auth = options.auth() == null ? null : options.auth().forImage(reference);
    return registries.ask(reference, auth);
  }

  /// Images say `arm` where nodes say `armv7l`: then any architecture will do.
  private static String architecture(String name) {
    return name.equals("arm") ? "" : name;
  }
}
