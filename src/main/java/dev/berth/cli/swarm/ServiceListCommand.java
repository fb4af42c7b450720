package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmView;

/// `berth service ls`.
public final class ServiceListCommand implements Command {
  private final Options options = new Options("Lists the services of the swarm.");

  private final ServiceListing services = options.with(new ServiceListing());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      services.print(session, new SwarmView(docker).services(services.listing.filters(), false));
    }
    return ExitCode.OK;
  }
}
