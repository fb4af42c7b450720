package dev.berth.cli.swarm;

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
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth stack rm`.
@picocli.CommandLine.Command(
    name = "rm",
    description = "Removes stacks: their services, secrets, configs and networks; never volumes.")
public final class StackRemoveCommand implements Command {
  @Option(
      names = {"-d", "--detach"},
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Do not wait until the tasks and networks are gone.")
  boolean detach;

  @Parameters(paramLabel = "STACK", arity = "1..*", description = "Names of the stacks.")
  List<String> stacks = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    SwarmOptions options = SwarmOptions.DEFAULT.waiting(!detach, null);
    Execution execution = new Execution(session);
    int worst = ExitCode.OK;
    try (Docker docker = Targets.docker(session)) {
      for (String stack : stacks) {
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
