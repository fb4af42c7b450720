package dev.berth.engine;

import dev.berth.model.Project;
import dev.berth.model.Service;

/// Names of what a project makes.
final class Names {
  private Names() {}

  /// Name of a container of a service.
  static String container(Project project, Service service, int number) {
    String fixed = service.identity().containerName();
    return fixed == null ? project.nameOf(service.name(), String.valueOf(number)) : fixed;
  }

  /// Name of the image of a service: its own, or the one that is built for it.
  static String image(Project project, Service service) {
    String reference = service.image().reference();
    return reference == null ? project.nameOf(service.name()) : reference;
  }

  /// Whether a text has so many hexadecimal digits and nothing else, as what the engine generates.
  static boolean isHexadecimal(String text, int digits) {
    if (text.length() != digits) {
      return false;
    }
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
