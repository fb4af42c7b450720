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
import dev.berth.engine.ProjectVolumes;
import dev.berth.report.RowFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `berth volumes`.
public final class VolumesCommand implements Command {
  private final Options options = new Options("Lists the volumes of the project.");

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
          List.of("Driver", "Name"),
          """
          name: {{.Name}}
          driver: {{.Driver}}
          """);

  private final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, json, a template, or table and a template. Default: table.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show names.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    Optional<ProjectFile> file = new Projects(session).find(services.get());
    try (Docker docker = Targets.docker(session)) {
      List<Map<String, Object>> rows =
          new ProjectVolumes(docker).of(Treating.name(session, file), services.get());
      if (quiet.get()) {
        rows.forEach(row -> session.console().out().println(row.get("Name")));
      } else {
        Rows.print(session, FORMAT, format.get(), rows);
      }
      return ExitCode.OK;
    }
  }
}
