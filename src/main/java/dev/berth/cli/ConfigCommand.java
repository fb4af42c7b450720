package dev.berth.cli;

/// `berth config`.
@picocli.CommandLine.Command(name = "config", description = "Shows the file as it is understood.")
final class ConfigCommand implements Command {
  @Override
  public int run(Session session) {
    return ExitCode.OK;
  }
}
