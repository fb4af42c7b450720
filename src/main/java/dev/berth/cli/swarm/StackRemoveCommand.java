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
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `berth stack rm`.
public final class StackRemoveCommand implements Command {
  private final Options options =
      new Options("Removes stacks: their services, secrets, configs and networks.");

  private final Parameter<Boolean> detach =
      options.option(
          "-d, --detach",
          "BOOL",
          Form.toggle(false),
          "Do not wait until the tasks and networks are gone.");

  private final Parameter<Boolean> volumes =
      options.flag(
          "--volumes",
          "Remove the volumes that were made for the stack, too: on the node that is asked, and on"
              + " those of --node.");

  private final Parameter<List<String>> nodes =
      options.option(
          "--node",
          "HOST",
          Form.texts(),
          "Another node to remove volumes from: an address such as ssh://node-2, or a context.");

  private final Parameter<List<String>> stacks =
      options.argument("STACK", Form.texts(), "Names of the stacks.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    requireWaiting();
    SwarmOptions options = SwarmOptions.DEFAULT.waiting(!detach.get(), null);
    Execution execution = new Execution(session);
    int worst = ExitCode.OK;
    List<Docker> others = new ArrayList<>();
    try (Docker docker = Targets.docker(session)) {
      nodes.get().forEach(node -> others.add(Targets.docker(session, node)));
      for (String stack : stacks.get()) {
        Prepared prepared =
            new SwarmTarget(docker, options, others)
                .prepare(new Goal.Down(stack, null, true, volumes.get(), null));
        if (prepared.plan().isEmpty()) {
          session.problems().note("Nothing found in stack: " + stack);
        } else {
          worst = Math.max(worst, execution.run(prepared));
        }
      }
    } finally {
      others.forEach(Docker::close);
    }
    return worst;
  }

  /// Volumes can only go once no task uses them any more.
  private void requireWaiting() {
    if (detach.get() && volumes.get()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--detach and --volumes exclude each other")
              .withHelp("leave out one of the options"));
    }
    if (!nodes.get().isEmpty() && !volumes.get()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--node says where volumes are removed")
              .withHelp("use it with --volumes"));
    }
  }
}
