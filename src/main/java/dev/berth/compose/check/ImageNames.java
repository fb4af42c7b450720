package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Images must have names that a registry can have.
final class ImageNames implements ServiceCheck {
  private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

  private final Warnings warnings;

  ImageNames(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found found : Found.along(service, path, "image")) {
      image(found);
    }
    for (Found found : Found.along(service, path, "build", "tags", EACH)) {
      image(found);
    }
    for (Found mount : Found.along(service, path, "volumes", EACH)) {
      if (mount.text("type").equals("image")) {
        for (Found found : Found.along(mount.node(), mount.path(), "source")) {
          image(found);
        }
      }
    }
  }

  private void image(Found found) {
    String text = found.text();
    if (!text.isEmpty() && ImageReference.parse(text).isEmpty() && !ID.matcher(text).matches()) {
      warnings.add(
          Code.BAD_IMAGE, found, "\"" + text + "\" cannot be the name of an image", help(text));
    }
  }

  private static String help(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.contains("://")) {
      return "leave out " + text.substring(0, text.indexOf("://") + 3);
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      return "remove the spaces";
    }
    if (text.endsWith(":")) {
      return "put a tag after the colon, or remove the colon";
    }
    if (ImageReference.parse(lower).isPresent()) {
      return "names are written in lower case: " + lower;
    }
    return "write [REGISTRY/]NAME[:TAG][@DIGEST]";
  }
}
