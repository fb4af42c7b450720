package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;
import picocli.CommandLine.Option;

/// `berth swarm leave`.
@picocli.CommandLine.Command(name = "leave", description = "Leaves the swarm.")
public final class SwarmLeaveCommand implements Command {
  @Option(
      names = {"-f", "--force"},
      description = "Even if it is a manager; the last one takes the swarm with it.")
  boolean force;

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      new Membership(docker).leave(force);
    }
    session.console().out().println("Node left the swarm.");
    return ExitCode.OK;
  }
}
