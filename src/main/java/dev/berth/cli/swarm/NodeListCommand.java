package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.NodeRow;
import dev.berth.swarm.view.SwarmView;

/// `berth node ls`.
public final class NodeListCommand implements Command {
  private final Options options = new Options("Lists the nodes of the swarm.");

  private final Listing listing = options.with(new Listing());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      listing.print(
          session, Shapes.NODES, new SwarmView(docker).nodes(listing.filters()), NodeRow::id);
    }
    return ExitCode.OK;
  }
}
