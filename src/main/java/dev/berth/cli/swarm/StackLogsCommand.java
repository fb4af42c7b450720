package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Output;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.Style;
import dev.berth.swarm.view.SwarmLogs;
import dev.berth.swarm.view.TaskNames;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `berth stack logs`.
public final class StackLogsCommand implements Command {
  private final Options options =
      new Options("Shows what the tasks of a stack write, each line behind the name of its task.");

  private final TaskLogOptions logs = options.with(new TaskLogOptions());

  private final Parameter<Boolean> noColor = options.flag("--no-color", "No colours.");

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  private final Parameter<List<String>> services =
      options
          .argument(
              "SERVICE", Form.texts(), "Services, as the file names them; all if none is named.")
          .optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws InterruptedException {
    try (Docker docker = Targets.docker(session)) {
      List<SwarmLogs.Source> sources = selected(new SwarmLogs(docker).stack(stack.get()));
      TaskNames names = new TaskNames(docker, !logs.noResolve.get());
      TaskLogPrinter printer =
          new TaskLogPrinter(
              session.console(),
              noColor.get() ? Style.PLAIN : Output.results(session),
              new TaskLogLine(logs, names),
              sources.stream().collect(Collectors.toMap(SwarmLogs.Source::id, this::shortName)));
      if (!logs.raw.get()) {
        names.learn(SwarmLogs.tasks(sources)).forEach(printer::expect);
      }
      return logs.read(docker, sources, printer::print);
    }
  }

  private List<SwarmLogs.Source> selected(List<SwarmLogs.Source> all) {
    if (all.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.NO_SUCH_STACK, "nothing found in stack: " + stack.get())
              .withHelp("berth stack ls lists the stacks"));
    }
    if (services.get().isEmpty()) {
      return all;
    }
    Map<String, SwarmLogs.Source> byName =
        all.stream().collect(Collectors.toMap(this::shortName, Function.identity()));
    List<Problem> missing =
        services.get().stream()
            .filter(name -> !byName.containsKey(name))
            .map(name ->
                Problem.error(
                        Code.NO_SUCH_SERVICE,
                        "no such service in stack " + stack.get() + ": " + name)
                    .withHelp("\"berth stack services " + stack.get() + "\" lists its services"))
            .toList();
    if (!missing.isEmpty()) {
      throw new ProblemsException(missing);
    }
    return all.stream().filter(source -> services.get().contains(shortName(source))).toList();
  }

  private String shortName(SwarmLogs.Source source) {
    String prefix = stack.get() + "_";
    return source.serviceName().startsWith(prefix)
        ? source.serviceName().substring(prefix.length())
        : source.serviceName();
  }
}
