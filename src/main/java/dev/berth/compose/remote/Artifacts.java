package dev.berth.compose.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.values.ImageReference;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Compose projects that were published to registries, each in a directory named after the digest
/// of its manifest.
final class Artifacts {
  private static final String KIND = "oci";
  static final String PROJECT = "application/vnd.docker.compose.project";
  static final String EMPTY_CONFIG = "application/vnd.docker.compose.config.empty.v1+json";
  private static final int MAX_MANIFEST = 4 << 20;

  private final RemoteCache cache;
  private final Function<String, Optional<RegistryLogin>> logins;
  private final Web web;

  Artifacts(RemoteCache cache, Function<String, Optional<RegistryLogin>> logins, Web web) {
    this.cache = cache;
    this.logins = logins;
    this.web = web;
  }

  /// The Compose file of a published project.
  ///
  /// @param text a reference, such as `registry.example/app:1`
  String file(String text) {
    ImageReference reference =
        ImageReference.parse(text)
            .orElseThrow(() ->
                new NotFetched(
                    Code.BAD_REMOTE_REFERENCE,
                    "\"" + text + "\" is no reference to a published project",
                    "write it as oci://registry.example/project:tag"));
    Digest pinned = reference.digest() == null ? null : Digest.parse(reference.digest());
    if (pinned != null) {
      Path known = cache.place(KIND, pinned.hex());
      if (Files.isDirectory(known)) {
        return known.resolve(Layers.FILE).toString();
      }
    }
    Registry registry = new Registry(new Repository(reference, logins.apply(text), web));
    String tag = reference.tag() == null ? "latest" : reference.tag();
    byte[] content = registry.manifest(pinned == null ? tag : pinned.toString(), MAX_MANIFEST);
    if (pinned != null && !pinned.isOf(content)) {
      throw new NotFetched(
          registry.host() + " answers with other content than " + pinned,
          "have it published again");
    }
    Digest digest = pinned == null ? Digest.of(content) : pinned;
    Path place = cache.place(KIND, digest.hex());
    if (!Files.isDirectory(place)) {
      unpack(registry, project(registry, content, text), text, place);
    }
    return place.resolve(Layers.FILE).toString();
  }

  /// The manifest of the project itself: an application is published with its images, as an index.
  private static JsonNode project(Registry registry, byte[] content, String text) {
    JsonNode manifest = manifest(content, text);
    for (JsonNode each : manifest.path("manifests")) {
      if (each.path("artifactType").asText("").equals(PROJECT)) {
        Digest digest = Digest.parse(each.path("digest").asText(""));
        byte[] own = registry.manifest(digest.toString(), MAX_MANIFEST);
        if (!digest.isOf(own)) {
          throw new NotFetched(
              registry.host() + " answers with other content than " + digest,
              "have it published again");
        }
        manifest = manifest(own, text);
        break;
      }
    }
    String type = manifest.path("artifactType").asText("");
    String config = manifest.path("config").path("mediaType").asText("");
    if (!(type.isEmpty() ? config.equals(EMPTY_CONFIG) : type.equals(PROJECT))) {
      throw new NotFetched(
          "\"" + text + "\" is no Compose project but " + (type.isEmpty() ? "an image" : type),
          "publish one with berth publish");
    }
    return manifest;
  }

  private static JsonNode manifest(byte[] content, String text) {
    try {
      return JsonText.read(content);
    } catch (IOException e) {
      throw new NotFetched("the manifest of \"" + text + "\" cannot be read", "");
    }
  }

  private void unpack(Registry registry, JsonNode manifest, String text, Path place) {
    Path scratch = cache.scratch();
    try {
      new Layers(registry, scratch).write(manifest.path("layers"), text);
      cache.keep(scratch, place);
    } catch (IOException e) {
      throw new NotFetched("\"" + text + "\" cannot be stored: " + e.getMessage(), "");
    } finally {
      RemoteCache.remove(scratch);
    }
  }
}
