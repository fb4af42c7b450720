package dev.berth.cli.session;

import picocli.CommandLine.Option;

/// Whether the exit code of a plan tells of changes.
public final class PlanExit {
  @Option(
      names = "--exit-code",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description =
          "Exit with 2 if there are changes and 3 if something needs a decision. Default: true.")
  boolean telling = true;

  /// The code to exit with.
  public int code(int code) {
    return telling ? code : ExitCode.OK;
  }
}
