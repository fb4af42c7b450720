package dev.berth.cli.listing;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Formats;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.ProjectImages;
import dev.berth.engine.ProjectImages.ImageRow;
import dev.berth.report.JsonText;
import dev.berth.report.Sizes;
import dev.berth.report.Table;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth images`.
@picocli.CommandLine.Command(
    name = "images",
    description = "Lists the images that the containers were made from.")
public final class ImagesCommand implements Command {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json for one array. Default: table.")
  String format = "table";

  @Option(
      names = {"-q", "--quiet"},
      description = "Only show IDs.")
  boolean quiet;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    Formats.require(format);
    String project = new Projects(session).name(services);
    PrintStream out = session.console().out();
    List<ImageRow> rows;
    try (Docker docker = Targets.docker(session)) {
      rows = new ProjectImages(docker).of(project, services);
    }
    if (quiet) {
      rows.stream()
          .map(row -> row.id().replaceFirst("^sha256:", ""))
          .distinct()
          .forEach(out::println);
    } else if (format.equals("json")) {
      out.println(
          rows.stream().map(ImagesCommand::json).collect(Collectors.joining(",", "[", "]")));
    } else {
      Instant now = Instant.now();
      Table table =
          new Table("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED");
      for (ImageRow row : rows) {
        table.row(
            row.container(),
            row.repository(),
            row.tag(),
            row.platform(),
            row.shortId(),
            Sizes.decimal(row.size()),
            row.age(now));
      }
      out.print(table.text());
    }
    return ExitCode.OK;
  }

  private static String json(ImageRow row) {
    return new JsonText()
        .open()
        .field("ID", row.id())
        .field("ContainerName", row.container())
        .field("Repository", row.repository())
        .field("Tag", row.tag())
        .field("Platform", row.platform())
        .field("Size", row.size())
        .field("LastTagTime", row.lastTagged())
        .close();
  }
}
