package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;

/// Whether a command waits until services have converged, and shows it.
final class Waited implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> detach =
      options.option(
          "-d, --detach",
          "BOOL",
          Form.toggle(false),
          "Do not wait until the services have converged.");

  final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  @Override
  public Options options() {
    return options;
  }
}
