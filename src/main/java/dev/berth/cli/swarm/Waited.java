package dev.berth.cli.swarm;

import picocli.CommandLine.Option;

/// Whether a command waits until services have converged, and shows it.
final class Waited {
  @Option(
      names = {"-d", "--detach"},
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Do not wait until the service has converged.")
  boolean detach;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;
}
