package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmView;
import picocli.CommandLine.Mixin;

/// `berth stack ls`.
@picocli.CommandLine.Command(name = "ls", description = "Lists the stacks of the swarm.")
public final class StackListCommand implements Command {
  @Mixin ListFormat format = new ListFormat();

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      format.print(session, Shapes.STACKS, new SwarmView(docker).stacks());
    }
    return ExitCode.OK;
  }
}
