package dev.berth.cli.listing;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Treating;
import dev.berth.docker.Docker;
import dev.berth.engine.ProjectVolumes;
import dev.berth.report.RowFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth volumes`.
@picocli.CommandLine.Command(name = "volumes", description = "Lists the volumes of the project.")
public final class VolumesCommand implements Command {
  private static final RowFormat FORMAT =
      new RowFormat(
          Map.of(
              "Name", "VOLUME NAME",
              "Driver", "DRIVER",
              "Scope", "SCOPE",
              "Mountpoint", "MOUNTPOINT",
              "Labels", "LABELS",
              "Links", "LINKS",
              "Size", "SIZE",
              "Availability", "AVAILABILITY",
              "Group", "GROUP",
              "Status", "STATUS"),
          List.of("Driver", "Name"));

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, a template, or table and a template. Default: table.")
  String format = "table";

  @Option(
      names = {"-q", "--quiet"},
      description = "Only show names.")
  boolean quiet;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    Optional<ProjectFile> file = new Projects(session).find(services);
    try (Docker docker = Targets.docker(session)) {
      List<Map<String, Object>> rows =
          new ProjectVolumes(docker).of(Treating.name(session, file), services);
      if (quiet) {
        rows.forEach(row -> session.console().out().println(row.get("Name")));
      } else {
        Rows.print(session, FORMAT, format, rows);
      }
      return ExitCode.OK;
    }
  }
}
