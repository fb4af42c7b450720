package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Formats;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineProjects;
import dev.berth.engine.EngineProjects.ProjectRow;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.JsonText;
import dev.berth.report.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `berth ls`.
public final class LsCommand implements Command {
  private final Options options = new Options("Lists the projects on the engine.");

  private final Parameter<Boolean> all =
      options.flag("-a, --all", "List those none of whose containers runs too.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show names.");

  private final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, or json for one array. Default: table.");

  private final Parameter<@Nullable String> filter =
      options.option("--filter", "name=TEXT", Form.text(), "Only projects whose names match.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    Formats.require(format.get());
    List<ProjectRow> rows;
    try (Docker docker = Targets.docker(session)) {
      rows =
          new EngineProjects(docker)
              .projects(all.get()).stream()
                  .filter(row -> name().matcher(row.name()).find())
                  .toList();
    }
    PrintStream out = session.console().out();
    if (quiet.get()) {
      rows.forEach(row -> out.println(row.name()));
    } else if (format.get().equals("json")) {
      out.println(rows.stream().map(LsCommand::json).collect(Collectors.joining(",", "[", "]")));
    } else {
      Table table = Table.wide("NAME", "STATUS", "CONFIG FILES");
      rows.forEach(row -> table.row(row.name(), row.status(), row.configFiles()));
      out.print(table.text());
    }
    return ExitCode.OK;
  }

  private Pattern name() {
    if (filter.get() == null) {
      return Pattern.compile("");
    }
    if (!filter.get().startsWith("name=")) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--filter: unknown filter \"" + filter.get() + "\"")
              .withHelp("use name=TEXT"));
    }
    return Pattern.compile(filter.get().substring("name=".length()));
  }

  private static String json(ProjectRow row) {
    return new JsonText()
        .open()
        .field("Name", row.name())
        .field("Status", row.status())
        .field("ConfigFiles", row.configFiles())
        .close();
  }
}
