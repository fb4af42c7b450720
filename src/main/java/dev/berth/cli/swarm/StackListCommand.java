package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmView;

/// `berth stack ls`.
public final class StackListCommand implements Command {
  private final Options options = new Options("Lists the stacks of the swarm.");

  private final ListFormat format = options.with(new ListFormat());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      format.print(session, Shapes.STACKS, new SwarmView(docker).stacks());
    }
    return ExitCode.OK;
  }
}
