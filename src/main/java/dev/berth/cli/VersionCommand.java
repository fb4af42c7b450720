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

  /// What scripts and clients that were written for Docker Compose may rely on.
  private static final String COMPOSE = "2.40.3";

  @Override
  public int run(Session session) {
    boolean asCompose = "compose".equals(session.console().variable("BERTH_PLUGIN"));
    session.console().out().println(asCompose ? compose() : own());
    return ExitCode.OK;
  }

  private String own() {
    String version = Version.number();
    return brief ? version : json() ? json(version) : "Berth version " + version;
  }

  /// As `docker compose version` tells it: its clients decide by the number what they can ask for.
  private String compose() {
    return brief
        ? COMPOSE
        : json()
            ? json("v" + COMPOSE)
            : "Docker Compose version v%s (Berth %s)".formatted(COMPOSE, Version.number());
  }

  private boolean json() {
    return format.equals("json");
  }

  private static String json(String version) {
    return "{\"version\":\"" + version + "\"}";
  }
}
