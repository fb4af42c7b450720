package dev.berth.compose.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.values.ImageReference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// An image as a registry holds it, be it for one platform or for many.
///
/// @param reference its name, pinned to its digest
/// @param registry the repository that it is in
/// @param manifests what describes it, each after those that it names; the last is the image itself
/// @param blobs sizes of what it consists of
record StoredImage(
    ImageReference reference,
    Registry registry,
    List<Manifest> manifests,
    SequencedMap<Digest, Long> blobs) {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_MANIFESTS = 1000;
  private static final int MAX_ALL = 32 << 20;

  /// An image of many platforms is an index of manifests; an index of such is rare already.
  private static final int MAX_DEPTH = 3;

  /// A manifest, or an index of some.
  @SuppressWarnings("ArrayRecordComponent") // manifests are written, never compared
  record Manifest(Digest digest, String mediaType, byte[] content) {}

  /// Reads all that describes an image.
  ///
  /// @param reference its name, pinned to a digest
  /// @throws NotFetched if it cannot be had
  static StoredImage read(ImageReference reference, Registry registry) {
    SequencedMap<Digest, Manifest> manifests = new LinkedHashMap<>();
    SequencedMap<Digest, Long> blobs = new LinkedHashMap<>();
    read(registry, Digest.parse(String.valueOf(reference.digest())), 0, manifests, blobs);
    return new StoredImage(reference, registry, List.copyOf(manifests.values()), blobs);
  }

  private static void read(
      Registry registry,
      Digest digest,
      int depth,
      Map<Digest, Manifest> manifests,
      Map<Digest, Long> blobs) {
    if (manifests.containsKey(digest)) {
      return;
    }
    if (depth > MAX_DEPTH || manifests.size() == MAX_MANIFESTS || size(manifests) > MAX_ALL) {
      throw new NotFetched(
          "the manifests of an image of " + registry.host() + " are too many or too deep", "");
    }
    Web.Answer answer = registry.ofImage(digest, MAX_BYTES);
    JsonNode manifest = json(answer.body(), digest);
    for (JsonNode part : manifest.path("manifests")) {
      read(registry, digest(part), depth + 1, manifests, blobs);
    }
    if (manifest.has("config")) {
      add(manifest.path("config"), blobs);
    }
    for (JsonNode layer : manifest.path("layers")) {
      if (layer.path("urls").isEmpty()) { // what has addresses is not to be handed on
        add(layer, blobs);
      }
    }
    String type = answer.header("content-type").orElse("");
    String said = manifest.path("mediaType").asText(type);
    manifests.put(digest, new Manifest(digest, said, answer.body()));
  }

  private static long size(Map<Digest, Manifest> manifests) {
    return manifests.values().stream().mapToLong(manifest -> manifest.content().length).sum();
  }

  private static JsonNode json(byte[] content, Digest digest) {
    try {
      return JsonText.read(content);
    } catch (IOException e) {
      throw new NotFetched("the manifest " + digest + " cannot be read", "");
    }
  }

  private static void add(JsonNode blob, Map<Digest, Long> blobs) {
    blobs.put(digest(blob), blob.path("size").asLong());
  }

  private static Digest digest(JsonNode descriptor) {
    return Digest.parse(descriptor.path("digest").asText(""));
  }

  /// What the whole is known by.
  Manifest top() {
    return manifests.getLast();
  }
}
