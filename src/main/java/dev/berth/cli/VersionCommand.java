package dev.berth.cli;

import java.util.Objects;
import picocli.CommandLine.Option;

/// `berth version`.
@picocli.CommandLine.Command(name = "version", description = "Shows the version.")
final class VersionCommand implements Command {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "pretty or json. Default: pretty.")
  String format = "pretty";

  @Option(names = "--short", description = "Shows the number alone.")
  boolean brief;

  @Override
  public int run(Session session) {
    String version = number();
    session
        .console()
        .out()
        .println(
            brief
                ? version
                : format.equals("json")
                    ? "{\"version\":\"" + version + "\"}"
                    : "Berth version " + version);
    return ExitCode.OK;
  }

  /// The version of this build.
  static String number() {
    return Objects.requireNonNullElse(
        VersionCommand.class.getPackage().getImplementationVersion(), "dev");
  }
}
