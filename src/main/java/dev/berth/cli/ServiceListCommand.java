package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmView;
import picocli.CommandLine.Mixin;

/// `berth service ls`.
@picocli.CommandLine.Command(name = "ls", description = "Lists the services of the swarm.")
final class ServiceListCommand implements Command {
  @Mixin ServiceListing services = new ServiceListing();

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      services.print(session, new SwarmView(docker).services(services.listing.filters(), false));
    }
    return ExitCode.OK;
  }
}
