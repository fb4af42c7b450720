package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineProjects;
import dev.berth.engine.PublishedPort;
import dev.berth.report.Table;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth ps`.
@picocli.CommandLine.Command(name = "ps", description = "Lists the containers of the project.")
final class PsCommand implements Command {
  private static final int COMMAND_SHOWN = 20;

  @Option(
      names = {"-a", "--all"},
      description = "List those that do not run too.")
  boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only show IDs.")
  boolean quiet;

  @Option(names = "--services", description = "Only show names of services.")
  boolean services;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json for one object on each line. Default: table.")
  String format = "table";

  @Option(names = "--no-trunc", description = "Do not shorten what is long.")
  boolean noTrunc;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> names = new ArrayList<>();

  @Override
  public int run(Session session) {
    Formats.require(format);
    String project = new Projects(session).name(names);
    List<ContainerRow> rows;
    try (Docker docker = Targets.docker(session)) {
      rows =
          new EngineProjects(docker)
              .containers(project, all).stream()
                  .filter(row -> names.isEmpty() || names.contains(row.service()))
                  .toList();
    }
    PrintStream out = session.console().out();
    if (quiet) {
      rows.forEach(row -> out.println(row.id()));
    } else if (services) {
      new TreeSet<>(rows.stream().map(ContainerRow::service).toList()).forEach(out::println);
    } else if (format.equals("json")) {
      rows.forEach(row -> out.println(row.json(Instant.now())));
    } else {
      out.print(table(rows));
    }
    return ExitCode.OK;
  }

  private String table(List<ContainerRow> rows) {
    Table table = new Table("NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS");
    Instant now = Instant.now();
    for (ContainerRow row : rows) {
      table.row(
          row.name(),
          row.image(),
          '"' + shortened(row.command()) + '"',
          row.service(),
          row.age(now),
          row.status(),
          PublishedPort.text(row.ports()));
    }
    return table.text();
  }

  private String shortened(String command) {
    return noTrunc || command.length() <= COMMAND_SHOWN
        ? command
        : command.substring(0, COMMAND_SHOWN - 1) + "…";
  }
}
