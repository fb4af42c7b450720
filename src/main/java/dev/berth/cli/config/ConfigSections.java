package dev.berth.cli.config;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Which part of the project `config` lists. Of several the first of these counts.
final class ConfigSections {
  @Option(names = "--services", description = "Shows the names of the services.")
  boolean services;

  @Option(names = "--volumes", description = "Shows the names of the volumes.")
  boolean volumes;

  @Option(names = "--networks", description = "Shows the names of the networks.")
  boolean networks;

  @Option(names = "--models", description = "Shows the models.")
  boolean models;

  @Option(names = "--images", description = "Shows the images.")
  boolean images;

  @Option(names = "--profiles", description = "Shows the profiles.")
  boolean profiles;

  @Option(names = "--environment", description = "Shows the environment of the project.")
  boolean environment;

  /// The part that was asked for; nothing if the whole project was.
  Optional<ConfigSection> chosen() {
    ConfigSection[] sections = ConfigSection.values();
    boolean[] asked = {services, volumes, networks, models, images, profiles, environment};
    for (int i = 0; i < sections.length; i++) {
      if (asked[i]) {
        return Optional.of(sections[i]);
      }
    }
    return Optional.empty();
  }
}
