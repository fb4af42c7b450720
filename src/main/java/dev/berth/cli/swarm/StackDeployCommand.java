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

  @Mixin StackWaiting waiting = new StackWaiting();

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    boolean waits = waiting.waits(session);
    ProjectFile file = options.load(session);
    try (Docker docker = Targets.docker(session)) {
      SwarmTarget target =
          new SwarmTarget(docker, options.swarm(session).waiting(true, waiting.patience()));
      Prepared prepared = file.prepareStack(target, options.goal(file, waits));
      return planOnly
          ? new Execution(session).show(prepared, new PlanOptions())
          : new Execution(session).runStack(prepared, options.stack, quiet);
    }
  }
}
