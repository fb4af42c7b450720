package dev.berth.swarm.view;

import dev.berth.model.values.ImageReference;
import java.util.Locale;
import java.util.Optional;

/// Short forms for tables.
final class Shown {
  private static final int ID_LENGTH = 12;
  private static final int ERROR_LENGTH = 30;

  private Shown() {}

  static String id(String id) {
    return id.length() > ID_LENGTH ? id.substring(0, ID_LENGTH) : id;
  }

  /// An image that has a tag, without its digest.
  static String image(String image) {
    Optional<ImageReference> reference = ImageReference.parse(image);
    if (reference.isEmpty() || reference.get().tag() == null) {
      return image;
    }
    return reference.get().familiarName() + ":" + reference.get().tag();
  }

  static String error(String error) {
    return error.length() > ERROR_LENGTH ? error.substring(0, ERROR_LENGTH - 1) + "…" : error;
  }

  static String capitalized(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
