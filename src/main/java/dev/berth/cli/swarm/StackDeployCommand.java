package dev.berth.cli.swarm;

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

  @Option(
      names = "--rollback-on-failure",
      description =
          "If not every service converges, undo all of it: the stack becomes what it was. Implies"
              + " --wait.")
  boolean undo;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    boolean waits = waiting.waits(session, undo);
    ProjectFile file = options.load(session);
    try (Docker docker = Targets.docker(session)) {
      SwarmTarget target =
          new SwarmTarget(docker, options.swarm(session).waiting(true, waiting.patience()));
      Prepared prepared = file.prepareStack(target, options.goal(file, waits));
      Execution execution = new Execution(session);
      if (planOnly) {
        return execution.show(prepared, new PlanOptions());
      }
      int code = execution.runStack(prepared, options.stack, quiet);
      if (code == ExitCode.ERROR && undo) {
        session.problems().note("The deploy has failed and is undone.");
        int undone = execution.run(target.undo(options.stack, prepared, true), quiet);
        session
            .problems()
            .note(
                undone == ExitCode.OK
                    ? "The stack is as it was before."
                    : "Not everything could be undone.");
      }
      return code;
    }
  }
}
