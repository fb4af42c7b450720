package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// `berth stack deploy`.
public final class StackDeployCommand implements Command {
  private final Options options =
      new Options("Deploys a stack, or changes only what differs of one that is there.");

  private final StackOptions stackOptions = options.with(new StackOptions());

  private final Parameter<Boolean> planOnly =
      options.flag("--plan", "Only show what would change, as stack plan does.");

  private final Parameter<Boolean> detach =
      options.option(
          "-d, --detach",
          "BOOL",
          Form.toggle(true),
          "Do not wait until the services have converged. Default: true.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    ProjectFile file = stackOptions.load(session);
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          file.prepareStack(
              new SwarmTarget(docker, stackOptions.swarm(session)),
              stackOptions.goal(file, !detach.get()));
      Execution execution = new Execution(session);
      return planOnly.get() ? execution.show(prepared, new PlanOptions()) : execution.run(prepared);
    }
  }
}
