package dev.berth.cli.config;

import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import java.util.Optional;

/// Which part of the project `config` lists. Of several the first of these counts.
final class ConfigSections implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> services =
      options.flag("--services", "Shows the names of the services.");

  final Parameter<Boolean> volumes = options.flag("--volumes", "Shows the names of the volumes.");

  final Parameter<Boolean> networks =
      options.flag("--networks", "Shows the names of the networks.");

  final Parameter<Boolean> models = options.flag("--models", "Shows the models.");

  final Parameter<Boolean> images = options.flag("--images", "Shows the images.");

  final Parameter<Boolean> profiles = options.flag("--profiles", "Shows the profiles.");

  final Parameter<Boolean> environment =
      options.flag("--environment", "Shows the environment of the project.");

  @Override
  public Options options() {
    return options;
  }

  /// The part that was asked for; nothing if the whole project was.
  Optional<ConfigSection> chosen() {
    ConfigSection[] sections = ConfigSection.values();
    boolean[] asked = {
      services.get(),
      volumes.get(),
      networks.get(),
      models.get(),
      images.get(),
      profiles.get(),
      environment.get()
    };
    for (int i = 0; i < sections.length; i++) {
      if (asked[i]) {
        return Optional.of(sections[i]);
      }
    }
    return Optional.empty();
  }
}
