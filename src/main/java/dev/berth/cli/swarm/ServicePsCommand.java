package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth service ps`.
@picocli.CommandLine.Command(name = "ps", description = "Lists the tasks of services.")
public final class ServicePsCommand implements Command {
  @Mixin TaskListing tasks = new TaskListing();

  @Parameters(paramLabel = "SERVICE", arity = "1..*", description = "Names or IDs of services.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      tasks.print(
          session,
          new SwarmView(docker)
              .serviceTasks(services, tasks.listing.filters(), tasks.noTrunc, !tasks.noResolve));
    }
    return ExitCode.OK;
  }
}
