package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmView;
import java.util.List;

/// `berth node ps`.
public final class NodePsCommand implements Command {
  private final Options options = new Options("Lists the tasks on nodes.");

  private final TaskListing tasks = options.with(new TaskListing());

  private final Parameter<List<String>> nodes =
      options
          .argument(
              "NODE",
              Form.texts(),
              "Host names or IDs of nodes. Default: self, the one that is asked.")
          .optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      Lookup.Found found =
          new Lookup(docker)
              .find(Lookup.Kind.NODE, nodes.get().isEmpty() ? List.of("self") : nodes.get());
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
