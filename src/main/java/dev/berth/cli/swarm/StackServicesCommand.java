package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.ServiceRow;
import dev.berth.swarm.view.SwarmView;
import java.util.List;

/// `berth stack services`.
public final class StackServicesCommand implements Command {
  private final Options options = new Options("Lists the services of a stack.");

  private final ServiceListing services = options.with(new ServiceListing());

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      List<ServiceRow> rows =
          new SwarmView(docker).stackServices(stack.get(), services.listing.filters(), false);
      if (rows.isEmpty()) {
        session.problems().note("Nothing found in stack: " + stack.get());
      } else {
        services.print(session, rows);
      }
    }
    return ExitCode.OK;
  }
}
