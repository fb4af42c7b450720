package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;

/// `berth swarm leave`.
public final class SwarmLeaveCommand implements Command {
  private final Options options = new Options("Leaves the swarm.");

  private final Parameter<Boolean> force =
      options.flag("-f, --force", "Even if it is a manager; the last one takes the swarm with it.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Unplanned.docker(session)) {
      new Membership(docker).leave(force.get());
    }
    session.console().out().println("Node left the swarm.");
    return ExitCode.OK;
  }
}
