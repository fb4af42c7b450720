package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import dev.berth.engine.PublishedPort;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.GoStruct;
import dev.berth.report.RowFormat;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `berth ps`.
public final class PsCommand implements Command {
  private final Options options = new Options("Lists the containers of the project.");

  private static final int COMMAND_SHOWN = 20;
  private static final int MOUNT_SHOWN = 15;
  private static final RowFormat FORMAT =
      new RowFormat(
          headings(),
          List.of("Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports"),
          """
          container_id: {{.ID}}
          image: {{.Image}}
          command: {{.Command}}
          created_at: {{.CreatedAt}}
          state:{{with .State}} {{print .}}{{end}}
          status:{{with .Status}} {{print .}}{{end}}
          names: {{.Names}}
          labels:{{with .Labels}} {{print .}}{{end}}
          ports:{{with .Ports}} {{print .}}{{end}}
          """);

  private final Parameter<Boolean> all =
      options.flag("-a, --all", "List those that do not run too.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show IDs.");

  private final Parameter<Boolean> services =
      options.flag("--services", "Only show names of services.");

  private final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, json, a template, or table and a template. Default: table.");

  private final Parameter<Boolean> noTrunc =
      options.flag("--no-trunc", "Do not shorten what is long.");

  private final Parameter<List<String>> states =
      options.option(
          "--status",
          "STATUS",
          Form.texts(),
          "Only those in this state, such as running or exited. Repeatable.");

  private final Parameter<@Nullable String> filter =
      options.option("--filter", "status=STATUS", Form.text(), "Only those in this state.");

  private final Parameter<Boolean> orphans =
      options.option(
          "--orphans",
          "BOOL",
          Form.toggle(true),
          "Those of services that the file does not declare, too. Default: true.");

  private final Parameter<List<String>> names =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    Set<String> wanted = states();
    List<ContainerRow> rows;
    try (Docker docker = Targets.docker(session)) {
      Optional<ProjectFile> file = new Projects(session).find(names.get());
      rows =
          new EngineProjects(docker)
                  .containers(
                      Treating.name(session, file), all.get() || !wanted.isEmpty(), all.get())
                  .stream()
                  .filter(row -> names.get().isEmpty() || names.get().contains(row.service()))
                  .filter(row -> wanted.isEmpty() || wanted.contains(row.state()))
                  .filter(row -> orphans.get() || declares(file, row.service()))
                  .toList();
    }
    PrintStream out = session.console().out();
    if (quiet.get()) {
      rows.forEach(row -> out.println(row.id()));
    } else if (services.get()) {
      new TreeSet<>(rows.stream().map(ContainerRow::service).toList()).forEach(out::println);
    } else {
      Rows.print(session, FORMAT, format.get(), values(rows));
    }
    return ExitCode.OK;
  }

  private static boolean declares(Optional<ProjectFile> file, String service) {
    return file.isEmpty() || file.get().declares(service);
  }

  private Set<String> states() {
    Set<String> wanted = new TreeSet<>(states.get());
    if (filter.get() != null) {
      if (!filter.get().startsWith("status=")) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "--filter: unknown filter \"" + filter.get() + "\"")
                .withHelp("use status=STATUS"));
      }
      wanted.add(filter.get().substring("status=".length()));
    }
    return wanted;
  }

  private List<Map<String, Object>> values(List<ContainerRow> rows) {
    Instant now = Instant.now();
    List<Map<String, Object>> all = new ArrayList<>();
    for (ContainerRow row : rows) {
      Map<String, Object> fields = row.fields(now, field -> FORMAT.shows(format.get(), field));
      fields.put("Publishers", row.ports().stream().map(PsCommand::publisher).toList());
      fields.put("Command", '"' + shortened(row.command(), COMMAND_SHOWN) + '"');
      if (noTrunc.get()) {
        fields.put("ID", row.id());
      } else {
        fields.put(
            "Mounts",
            row.mounts().stream()
                .map(mount -> shortened(mount, MOUNT_SHOWN))
                .collect(Collectors.joining(",")));
      }
      all.add(fields);
    }
    return all;
  }

  private static GoStruct publisher(PublishedPort port) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("URL", port.address());
    fields.put("TargetPort", port.target());
    fields.put("PublishedPort", port.published());
    fields.put("Protocol", port.protocol());
    return new GoStruct(fields);
  }

  private String shortened(String text, int shown) {
    return noTrunc.get() || text.length() <= shown ? text : text.substring(0, shown - 1) + "…";
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
