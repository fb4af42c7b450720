package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.report.Table;
import dev.berth.swarm.view.StackRow;
import dev.berth.swarm.view.SwarmView;
import java.util.List;

/// `berth stack ls`.
public final class StackListCommand implements Command {
  private final Options options = new Options("Lists the stacks of the swarm.");

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
          new SwarmView(docker).stacks(),
          StackRow::name,
          new Table("NAME", "SERVICES"),
          row -> List.of(row.name(), row.services()));
    }
    return ExitCode.OK;
  }
}
