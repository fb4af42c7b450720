package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Prepared;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth stack plan`: what `stack deploy` with the same options would do. Touches nothing.
@picocli.CommandLine.Command(
    name = "plan",
    description = "Shows what stack deploy would change, attribute by attribute, and why.",
    footer = "Exit code: 0 no changes, 1 an error, 2 changes, 3 something needs a decision.")
final class StackPlanCommand implements Command {
  @Mixin StackOptions options = new StackOptions();

  @Option(names = "--all", description = "List unchanged resources too.")
  boolean all;

  @Mixin PlanExit exit = new PlanExit();

  @Override
  public int run(Session session) throws IOException {
    ProjectFile file = options.load(session);
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          file.prepareStack(
              new SwarmTarget(docker, options.swarm(session)), options.goal(file, false));
      return exit.code(new Execution(session).show(prepared, all));
    }
  }
}
