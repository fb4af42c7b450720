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
  /// What scripts and clients that were written for Docker Compose may rely on.
  private static final String COMPOSE = "2.40.3";

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
    boolean asCompose = "compose".equals(session.console().variable("BERTH_PLUGIN"));
    session.console().out().println(asCompose ? compose() : own());
    return ExitCode.OK;
  }

  private String own() {
    String version = Version.number();
    return brief.get() ? version : json() ? json(version) : "Berth version " + version;
  }

  /// As `docker compose version` tells it: its clients decide by the number what they can ask for.
  private String compose() {
    return brief.get()
        ? COMPOSE
        : json()
            ? json("v" + COMPOSE)
            : "Docker Compose version v%s (Berth %s)".formatted(COMPOSE, Version.number());
  }

  private boolean json() {
    return format.get().equals("json");
  }

  private static String json(String version) {
    return "{\"version\":\"" + version + "\"}";
  }
}
