package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Prepared;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/// `berth stack plan`: what `stack deploy` with the same options would do. Touches nothing.
@picocli.CommandLine.Command(
    name = "plan",
    description = "Shows what stack deploy would change, attribute by attribute, and why.",
    footer = "Exit code: 0 no changes, 1 an error, 2 changes, 3 something needs a decision.")
final class StackPlanCommand implements Command {
  @Mixin StackOptions options = new StackOptions();

  @Mixin PlanOptions shown = new PlanOptions();

  @Override
  public int run(Session session) throws IOException {
    ProjectFile file = options.load(session);
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          file.prepareStack(
              new SwarmTarget(docker, options.swarm(session)), options.goal(file, false));
      return shown.exit.code(new Execution(session).show(prepared, shown));
    }
  }
}
