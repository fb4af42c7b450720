package dev.berth.cli.up;

import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The images of services before they are built anew: the ones that have no name afterwards, and no
/// container, are of no use.
final class OldImages {
  private final Docker docker;
  private final Map<String, String> idByName = new TreeMap<>();

  /// Remembers what the names stand for now.
  OldImages(Docker docker, Collection<String> names) {
    this.docker = docker;
    names.forEach(name -> id(name).ifPresent(id -> idByName.put(name, id)));
  }

  private Optional<String> id(String name) {
    return docker.images().inspect(name).map(image -> image.path("Id").asText());
  }

  /// Removes those that lost their name. What a container still uses stays.
  void prune() {
    idByName.forEach((name, old) -> {
      boolean nameless =
          docker
              .images()
              .inspect(old)
              .filter(image -> image.path("RepoTags").isEmpty())
              .isPresent();
      if (nameless && !id(name).equals(Optional.of(old))) {
        try {
          docker.images().remove(old);
        } catch (DockerException.Refused stillUsed) {
          // Another container runs it.
        }
      }
    });
  }
}
