package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.PlanOptions;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Prepared;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth stack deploy`.
@picocli.CommandLine.Command(
    name = "deploy",
    description = "Deploys a stack, or changes only what differs of one that is there.")
public final class StackDeployCommand implements Command {
  @Mixin StackOptions options = new StackOptions();

  @Option(names = "--plan", description = "Only show what would change, as stack plan does.")
  boolean planOnly;

  @Option(
      names = {"-d", "--detach"},
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      paramLabel = "BOOL",
      description = "Do not wait until the services have converged. Default: true.")
  boolean detach = true;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    ProjectFile file = options.load(session);
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          file.prepareStack(
              new SwarmTarget(docker, options.swarm(session)), options.goal(file, !detach));
      Execution execution = new Execution(session);
      return planOnly ? execution.show(prepared, new PlanOptions()) : execution.run(prepared);
    }
  }
}
