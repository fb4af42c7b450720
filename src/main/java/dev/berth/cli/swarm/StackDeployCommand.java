package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
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

  private final StackWaiting waiting = options.with(new StackWaiting());

  private final Parameter<Boolean> undo =
      options.flag(
          "--rollback-on-failure",
          "If not every service converges, undo all of it: the stack becomes what it was. Implies"
              + " --wait.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    boolean waits = waiting.waits(session, undo.get());
    ProjectFile file = stackOptions.load(session);
    String stack = stackOptions.stack.get();
    try (Docker docker = Targets.docker(session)) {
      SwarmTarget target =
          new SwarmTarget(docker, stackOptions.swarm(session).waiting(true, waiting.patience()));
      Prepared prepared = file.prepareStack(target, stackOptions.goal(file, waits));
      Execution execution = new Execution(session);
      if (planOnly.get()) {
        return execution.show(prepared, new PlanOptions());
      }
      int code = execution.runStack(prepared, stack, quiet.get());
      if (code == ExitCode.ERROR && undo.get()) {
        session.problems().note("The deploy has failed and is undone.");
        int undone = execution.run(target.undo(stack, prepared, true), quiet.get());
        session
            .problems()
            .note(
                undone == ExitCode.OK
                    ? "The stack is as it was before."
                    : "Not everything could be undone.");
      } else if (code == ExitCode.INTERRUPTED && undo.get()) {
        session.problems().note("What fails from now on is not undone.");
      }
      return code;
    }
  }
}
