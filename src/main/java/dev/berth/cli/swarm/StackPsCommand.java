package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.SwarmView;
import dev.berth.swarm.view.TaskRow;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth stack ps`.
@picocli.CommandLine.Command(name = "ps", description = "Lists the tasks of a stack.")
public final class StackPsCommand implements Command {
  @Mixin TaskListing tasks = new TaskListing();

  @Parameters(paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      List<TaskRow> rows =
          new SwarmView(docker)
              .stackTasks(stack, tasks.listing.filters(), tasks.noTrunc, !tasks.noResolve);
      if (rows.isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.NO_SUCH_STACK, "nothing found in stack: " + stack)
                .withHelp("berth stack ls lists the stacks"));
      }
      tasks.print(session, rows);
    }
    return ExitCode.OK;
  }
}
