package dev.berth.cli.config;

import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.compose.Stage;
import java.util.EnumSet;
import java.util.Set;

/// Which stages of loading `config` leaves out.
final class ConfigStages implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> noInterpolate =
      options.flag("--no-interpolate", "Leaves variables as they are.");

  final Parameter<Boolean> noNormalize =
      options.flag("--no-normalize", "Leaves out what is only implied.");

  final Parameter<Boolean> noPathResolution =
      options.flag("--no-path-resolution", "Leaves paths as they are.");

  final Parameter<Boolean> noEnvResolution =
      options.flag(
          "--no-env-resolution", "Accepted for compatibility: env files are read all the same.");

  final Parameter<Boolean> noConsistency =
      options.flag("--no-consistency", "Does not hold parts against each other.");

  @Override
  public Options options() {
    return options;
  }

  /// The stages to go through.
  Set<Stage> stages() {
    Set<Stage> stages = EnumSet.allOf(Stage.class);
    remove(stages, noInterpolate.get(), Stage.INTERPOLATE);
    remove(stages, noNormalize.get(), Stage.NORMALIZE);
    remove(stages, noPathResolution.get(), Stage.RESOLVE_PATHS);
    remove(stages, noConsistency.get(), Stage.CHECK);
    return stages;
  }

  private static void remove(Set<Stage> stages, boolean out, Stage stage) {
    if (out) {
      stages.remove(stage);
    }
  }
}
