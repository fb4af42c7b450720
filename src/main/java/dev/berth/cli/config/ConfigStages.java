package dev.berth.cli.config;

import dev.berth.compose.Stage;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/// Which stages of loading `config` leaves out.
final class ConfigStages {
  @Option(names = "--no-interpolate", description = "Leaves variables as they are.")
  boolean noInterpolate;

  @Option(names = "--no-normalize", description = "Leaves out what is only implied.")
  boolean noNormalize;

  @Option(names = "--no-path-resolution", description = "Leaves paths as they are.")
  boolean noPathResolution;

  @Option(
      names = "--no-env-resolution",
      description = "Accepted for compatibility: env files are read all the same.")
  boolean noEnvResolution;

  @Option(names = "--no-consistency", description = "Does not hold parts against each other.")
  boolean noConsistency;

  /// The stages to go through.
  Set<Stage> stages() {
    Set<Stage> stages = EnumSet.allOf(Stage.class);
    remove(stages, noInterpolate, Stage.INTERPOLATE);
    remove(stages, noNormalize, Stage.NORMALIZE);
    remove(stages, noPathResolution, Stage.RESOLVE_PATHS);
    remove(stages, noConsistency, Stage.CHECK);
    return stages;
  }

  private static void remove(Set<Stage> stages, boolean out, Stage stage) {
    if (out) {
      stages.remove(stage);
    }
  }
}
