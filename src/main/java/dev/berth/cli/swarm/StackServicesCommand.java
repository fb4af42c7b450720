package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.ServiceRow;
import dev.berth.swarm.view.SwarmView;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth stack services`.
@picocli.CommandLine.Command(name = "services", description = "Lists the services of a stack.")
public final class StackServicesCommand implements Command {
  @Mixin ServiceListing services = new ServiceListing();

  @Parameters(paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      List<ServiceRow> rows =
          new SwarmView(docker).stackServices(stack, services.listing.filters(), false);
      if (rows.isEmpty()) {
        session.problems().note("Nothing found in stack: " + stack);
      } else {
        services.print(session, rows);
      }
    }
    return ExitCode.OK;
  }
}
