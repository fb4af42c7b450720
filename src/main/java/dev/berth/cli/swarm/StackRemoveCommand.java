package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.List;

/// `berth stack rm`.
public final class StackRemoveCommand implements Command {
  private final Options options =
      new Options("Removes stacks: their services, secrets, configs and networks; never volumes.");

  private final Parameter<Boolean> detach =
      options.option(
          "-d, --detach",
          "BOOL",
          Form.toggle(false),
          "Do not wait until the tasks and networks are gone.");

  private final Parameter<List<String>> stacks =
      options.argument("STACK", Form.texts(), "Names of the stacks.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    SwarmOptions options = SwarmOptions.DEFAULT.waiting(!detach.get(), null);
    Execution execution = new Execution(session);
    int worst = ExitCode.OK;
    try (Docker docker = Targets.docker(session)) {
      for (String stack : stacks.get()) {
        Prepared prepared =
            new SwarmTarget(docker, options).prepare(new Goal.Down(stack, null, true, false, null));
        if (prepared.plan().isEmpty()) {
          session.problems().note("Nothing found in stack: " + stack);
        } else {
          worst = Math.max(worst, execution.run(prepared));
        }
      }
    }
    return worst;
  }
}
