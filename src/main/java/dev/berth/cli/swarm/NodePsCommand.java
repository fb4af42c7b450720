package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth node ps`.
@picocli.CommandLine.Command(name = "ps", description = "Lists the tasks on nodes.")
public final class NodePsCommand implements Command {
  @Mixin TaskListing tasks = new TaskListing();

  @Parameters(
      paramLabel = "NODE",
      description = "Host names or IDs of nodes. Default: self, the one that is asked.")
  List<String> nodes = new ArrayList<>();

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      Lookup.Found found =
          new Lookup(docker).find(Lookup.Kind.NODE, nodes.isEmpty() ? List.of("self") : nodes);
      if (!found.objects().isEmpty()) {
        tasks.print(
            session,
            new SwarmView(docker)
                .nodeTasks(found.objects(), tasks.listing.filters(), tasks.style()));
      }
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
    }
    return ExitCode.OK;
  }
}
