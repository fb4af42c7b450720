package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// `berth stack ps`.
public final class StackPsCommand implements Command {
  private final Options options = new Options("Lists the tasks of a stack.");

  private final TaskListing tasks = options.with(new TaskListing());

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      List<TaskRow> rows =
          new SwarmView(docker).stackTasks(stack.get(), tasks.listing.filters(), tasks.style());
      if (rows.isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.NO_SUCH_STACK, "nothing found in stack: " + stack.get())
                .withHelp("berth stack ls lists the stacks"));
      }
      tasks.print(session, rows);
    }
    return ExitCode.OK;
  }
}
