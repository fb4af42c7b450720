package dev.berth.cli;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Version;
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
    String version = Version.number();
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
}
