package dev.berth.cli.swarm;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth stack logs`.
@picocli.CommandLine.Command(
    name = "logs",
    description = "Shows what the tasks of a stack write, each line behind the name of its task.")
public final class StackLogsCommand implements Command {
  @Mixin TaskLogOptions options = new TaskLogOptions();

  @Option(names = "--no-color", description = "No colours.")
  boolean noColor;

  @Parameters(index = "0", paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Parameters(
      index = "1..*",
      paramLabel = "SERVICE",
      description = "Services, as the file names them; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) throws InterruptedException {
    try (Docker docker = Targets.docker(session)) {
      List<SwarmLogs.Source> sources = selected(new SwarmLogs(docker).stack(stack));
      TaskNames names = new TaskNames(docker, !options.noResolve);
      TaskLogPrinter printer =
          new TaskLogPrinter(
              session.console(),
              noColor ? Style.PLAIN : Output.results(session),
              new TaskLogLine(options, names),
              sources.stream().collect(Collectors.toMap(SwarmLogs.Source::id, this::shortName)));
      if (!options.raw) {
        names.learn(SwarmLogs.tasks(sources)).forEach(printer::expect);
      }
      return options.read(docker, sources, printer::print);
    }
  }

  private List<SwarmLogs.Source> selected(List<SwarmLogs.Source> all) {
    if (all.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.NO_SUCH_STACK, "nothing found in stack: " + stack)
              .withHelp("berth stack ls lists the stacks"));
    }
    if (services.isEmpty()) {
      return all;
    }
    Map<String, SwarmLogs.Source> byName =
        all.stream().collect(Collectors.toMap(this::shortName, Function.identity()));
    List<Problem> missing =
        services.stream()
            .filter(name -> !byName.containsKey(name))
            .map(name ->
                Problem.error(
                        Code.NO_SUCH_SERVICE, "no such service in stack " + stack + ": " + name)
                    .withHelp("\"berth stack services " + stack + "\" lists its services"))
            .toList();
    if (!missing.isEmpty()) {
      throw new ProblemsException(missing);
    }
    return all.stream().filter(source -> services.contains(shortName(source))).toList();
  }

  private String shortName(SwarmLogs.Source source) {
    String prefix = stack + "_";
    return source.serviceName().startsWith(prefix)
        ? source.serviceName().substring(prefix.length())
        : source.serviceName();
  }
}
