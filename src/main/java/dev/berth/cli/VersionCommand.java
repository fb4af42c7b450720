package dev.berth.cli;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Version;

/// `berth version`.
final class VersionCommand implements Command {
  private final Options options = new Options("Shows the version.");

  private final Parameter<String> format =
      options.option(
          "-f, --format", "FORMAT", Form.text("pretty"), "pretty or json. Default: pretty.");

  private final Parameter<Boolean> brief = options.flag("--short", "Shows the number alone.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    String version = Version.number();
    session
        .console()
        .out()
        .println(
            brief.get()
                ? version
                : format.get().equals("json")
                    ? "{\"version\":\"" + version + "\"}"
                    : "Berth version " + version);
    return ExitCode.OK;
  }
}
