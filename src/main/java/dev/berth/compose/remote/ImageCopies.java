package dev.berth.compose.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/// Puts images into one repository as they are, so that they keep their digests. Only what is
/// missing there is sent, and what the same registry has in another repository is not.
final class ImageCopies {
  private final Registry target;
  private final Publication.CopyListener listener;

  /// @param listener told how it goes
  ImageCopies(Registry target, Publication.CopyListener listener) {
    this.target = target;
    this.listener = listener;
  }

  /// Copies an image, what it consists of first.
  ///
  /// @throws NotFetched if something cannot be had, or the registry does not take it
  void copy(StoredImage image) {
    Map<Digest, Long> missing = new LinkedHashMap<>();
    image
        .blobs()
        .forEach((digest, size) -> {
          if (!target.hasBlob(digest) && !target.mount(image.registry(), digest)) {
            missing.put(digest, size);
          }
        });
    if (!missing.isEmpty()) {
      long bytes = missing.values().stream().mapToLong(Long::longValue).sum();
      listener.sending(image.reference(), missing.size(), bytes);
      missing.forEach((digest, size) -> target.copy(image.registry(), digest, size));
    }
    for (StoredImage.Manifest manifest : image.manifests()) {
      if (!target.hasManifest(manifest.digest())) {
        target.put(manifest.digest().toString(), manifest.mediaType(), manifest.content());
      }
    }
    listener.copied(image.reference());
  }
}
