package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import java.util.List;
import java.util.stream.Collectors;

/// `berth images`.
public final class ImagesCommand implements Command {
  private final Options options =
      new Options("Lists the images that the containers were made from.");

  private final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, or json for one array. Default: table.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show IDs.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    Formats.require(format.get());
    String project = new Projects(session).name(List.of());
    PrintStream out = session.console().out();
    List<ImageRow> rows;
    try (Docker docker = Targets.docker(session)) {
      rows = new ProjectImages(docker).of(project, services.get());
    }
    if (quiet.get()) {
      rows.stream()
          .map(row -> row.id().replaceFirst("^sha256:", ""))
          .distinct()
          .forEach(out::println);
    } else if (format.get().equals("json")) {
      out.println(
          rows.stream().map(ImagesCommand::json).collect(Collectors.joining(",", "[", "]")));
    } else {
      Instant now = Instant.now();
      Table table =
          Table.wide("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED");
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
