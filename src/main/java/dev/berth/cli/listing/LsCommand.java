package dev.berth.cli.listing;

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
import picocli.CommandLine.Option;

/// `berth ls`.
@picocli.CommandLine.Command(name = "ls", description = "Lists the projects on the engine.")
public final class LsCommand implements Command {
  @Option(
      names = {"-a", "--all"},
      description = "List those none of whose containers runs too.")
  boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only show names.")
  boolean quiet;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json for one array. Default: table.")
  String format = "table";

  @Option(
      names = "--filter",
      paramLabel = "name=TEXT",
      description = "Only projects whose names match.")
  @Nullable String filter;

  @Override
  public int run(Session session) {
    Formats.require(format);
    List<ProjectRow> rows;
    try (Docker docker = Targets.docker(session)) {
      rows =
          new EngineProjects(docker)
              .projects(all).stream().filter(row -> name().matcher(row.name()).find()).toList();
    }
    PrintStream out = session.console().out();
    if (quiet) {
      rows.forEach(row -> out.println(row.name()));
    } else if (format.equals("json")) {
      out.println(rows.stream().map(LsCommand::json).collect(Collectors.joining(",", "[", "]")));
    } else {
      Table table = new Table("NAME", "STATUS", "CONFIG FILES");
      rows.forEach(row -> table.row(row.name(), row.status(), row.configFiles()));
      out.print(table.text());
    }
    return ExitCode.OK;
  }

  private Pattern name() {
    if (filter == null) {
      return Pattern.compile("");
    }
    if (!filter.startsWith("name=")) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--filter: unknown filter \"" + filter + "\"")
              .withHelp("use name=TEXT"));
    }
    return Pattern.compile(filter.substring("name=".length()));
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
