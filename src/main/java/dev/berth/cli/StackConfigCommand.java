package dev.berth.cli;

/// `berth stack config`.
@picocli.CommandLine.Command(name = "config", description = "Shows the file as a stack.")
final class StackConfigCommand implements Command {
  @Override
  public int run(Session session) {
    return ExitCode.OK;
  }
}
