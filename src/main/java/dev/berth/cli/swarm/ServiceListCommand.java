package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmView;
import picocli.CommandLine.Mixin;

/// `berth service ls`.
@picocli.CommandLine.Command(name = "ls", description = "Lists the services of the swarm.")
public final class ServiceListCommand implements Command {
  @Mixin ServiceListing services = new ServiceListing();

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      services.print(session, new SwarmView(docker).services(services.listing.filters(), false));
    }
    return ExitCode.OK;
  }
}
