package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.LoggedLine;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmLogs;
import dev.berth.swarm.view.TaskNames;
import java.io.PrintStream;
import java.util.List;

/// `berth service logs`.
public final class ServiceLogsCommand implements Command {
  private final Options options =
      new Options("Shows what the tasks of a service write, or one task.");

  private final TaskLogOptions logs = options.with(new TaskLogOptions());

  private final Parameter<String> name =
      options.argument("SERVICE|TASK", Form.text(""), "Name or ID of a service, or ID of a task.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws InterruptedException {
    try (Docker docker = Targets.docker(session)) {
      SwarmLogs.Source source =
          new SwarmLogs(docker)
              .find(name.get())
              .orElseThrow(() -> new ProblemsException(Lookup.Kind.SERVICE.missing(name.get())));
      TaskLogLine shown = new TaskLogLine(logs, new TaskNames(docker, !logs.noResolve.get()));
      return logs.read(docker, List.of(source), line -> print(session, source, shown, line));
    }
  }

  private void print(Session session, SwarmLogs.Source source, TaskLogLine shown, LoggedLine line) {
    PrintStream stream = line.isError() ? session.console().err() : session.console().out();
    stream.println(line.time() + prefix(source, shown, line) + shown.text(line));
    stream.flush();
  }

  /// Numbers of one service are of the same width.
  private String prefix(SwarmLogs.Source source, TaskLogLine shown, LoggedLine line) {
    if (logs.raw.get()) {
      return "";
    }
    int missing = digits(source.replicas()) - digits(shown.names().slot(line.task().id()));
    return shown.task(line.task(), shown.names().service(line.task().serviceId()))
        + " ".repeat(Math.max(missing, 0))
        + "    | ";
  }

  private static int digits(long number) {
    return Long.toString(number).length();
  }
}
