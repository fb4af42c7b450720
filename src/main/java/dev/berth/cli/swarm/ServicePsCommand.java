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
import dev.berth.swarm.view.TaskStyle;
import java.util.List;

/// `berth service ps`.
public final class ServicePsCommand implements Command {
  private final Options options = new Options("Lists the tasks of services.");

  private final TaskListing tasks = options.with(new TaskListing());

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Names or IDs of services.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      Lookup.Found found = new Lookup(docker).find(Lookup.Kind.SERVICE, services.get());
      if (!found.objects().isEmpty()) {
        TaskStyle style = tasks.style().whole(tasks.listing.quiet.get());
        tasks.print(
            session,
            new SwarmView(docker).serviceTasks(found.objects(), tasks.filters(docker), style));
      }
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
    }
    return ExitCode.OK;
  }
}
