package dev.berth.cli.listing;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Treating;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineProjects;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.RowFormat;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth ps`.
@picocli.CommandLine.Command(name = "ps", description = "Lists the containers of the project.")
public final class PsCommand implements Command {
  private static final int COMMAND_SHOWN = 20;
  private static final RowFormat FORMAT =
      new RowFormat(
          headings(),
          List.of("Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports"));

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
      description = "table, json, a template, or table and a template. Default: table.")
  String format = "table";

  @Option(names = "--no-trunc", description = "Do not shorten what is long.")
  boolean noTrunc;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those in this state, such as running or exited. Repeatable.")
  List<String> states = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "status=STATUS",
      description = "Only those in this state.")
  @Nullable String filter;

  @Option(
      names = "--orphans",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Those of services that the file does not declare, too. Default: true.")
  boolean orphans;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> names = new ArrayList<>();

  @Override
  public int run(Session session) {
    Set<String> wanted = states();
    Optional<ProjectFile> file = new Projects(session).find(names);
    List<ContainerRow> rows;
    try (Docker docker = Targets.docker(session)) {
      rows =
          new EngineProjects(docker)
              .containers(Treating.name(session, file), all || !wanted.isEmpty(), all).stream()
                  .filter(row -> names.isEmpty() || names.contains(row.service()))
                  .filter(row -> wanted.isEmpty() || wanted.contains(row.state()))
                  .filter(row -> orphans || declares(file, row.service()))
                  .toList();
    }
    PrintStream out = session.console().out();
    if (quiet) {
      rows.forEach(row -> out.println(row.id()));
    } else if (services) {
      new TreeSet<>(rows.stream().map(ContainerRow::service).toList()).forEach(out::println);
    } else {
      Rows.print(session, FORMAT, format, values(rows));
    }
    return ExitCode.OK;
  }

  private static boolean declares(Optional<ProjectFile> file, String service) {
    return file.isEmpty()
        || file.get().project().services().containsKey(service)
        || file.get().project().disabledServices().containsKey(service);
  }

  private Set<String> states() {
    Set<String> wanted = new TreeSet<>(states);
    if (filter != null) {
      if (!filter.startsWith("status=")) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "--filter: unknown filter \"" + filter + "\"")
                .withHelp("use status=STATUS"));
      }
      wanted.add(filter.substring("status=".length()));
    }
    return wanted;
  }

  private List<Map<String, Object>> values(List<ContainerRow> rows) {
    Instant now = Instant.now();
    List<Map<String, Object>> all = new ArrayList<>();
    for (ContainerRow row : rows) {
      Map<String, Object> fields = row.fields(now);
      if (!format.equals("json")) {
        fields.put("Command", '"' + shortened(row.command()) + '"');
      }
      if (noTrunc) {
        fields.put("ID", row.id());
      }
      all.add(fields);
    }
    return all;
  }

  private String shortened(String command) {
    return noTrunc || command.length() <= COMMAND_SHOWN
        ? command
        : command.substring(0, COMMAND_SHOWN - 1) + "…";
  }

  private static Map<String, String> headings() {
    Map<String, String> headings = new TreeMap<>();
    for (String name :
        List.of(
            "Command",
            "Health",
            "Image",
            "Labels",
            "Mounts",
            "Name",
            "Names",
            "Networks",
            "Ports",
            "Project",
            "Publishers",
            "Service",
            "Size",
            "State",
            "Status")) {
      headings.put(name, name.toUpperCase(Locale.ROOT));
    }
    headings.put("ID", "CONTAINER ID");
    headings.put("CreatedAt", "CREATED AT");
    headings.put("RunningFor", "CREATED");
    headings.put("ExitCode", "EXIT CODE");
    headings.put("LocalVolumes", "LOCAL VOLUMES");
    return headings;
  }
}
