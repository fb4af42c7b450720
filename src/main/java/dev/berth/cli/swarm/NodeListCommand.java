package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.report.Table;
import dev.berth.swarm.view.NodeRow;
import dev.berth.swarm.view.SwarmView;
import java.util.List;

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
          session,
          new SwarmView(docker).nodes(listing.filters()),
          NodeRow::id,
          new Table("ID", "HOSTNAME", "STATUS", "AVAILABILITY", "MANAGER STATUS", "ENGINE VERSION"),
          row ->
              List.of(
                  row.id() + (row.self() ? " *" : ""),
                  row.hostname(),
                  row.status(),
                  row.availability(),
                  row.managerStatus(),
                  row.engineVersion()));
    }
    return ExitCode.OK;
  }
}
