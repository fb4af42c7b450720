package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.swarm.view.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth configs create` and `berth secrets create`.
@picocli.CommandLine.Command(
    name = "create",
    description = "Keeps the content of a file, or of standard input, in the swarm.")
public final class FileCreateCommand implements Command {
  private static final String STANDARD_INPUT = "-";

  private final FileKind kind;

  @Option(
      names = {"-l", "--label"},
      paramLabel = "NAME=VALUE",
      description = "Label. Repeatable.")
  List<String> labels = new ArrayList<>();

  @Option(
      names = {"-d", "--driver"},
      paramLabel = "NAME",
      description =
          "What keeps the value of a secret, instead of the swarm; then there is no FILE.")
  @Nullable String driver;

  @Option(
      names = "--template-driver",
      paramLabel = "NAME",
      description = "What fills in the content for each task, such as golang.")
  @Nullable String templateDriver;

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
  String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "File with the content; - is standard input.")
  @Nullable String file;

  /// @param kind what is made
  public FileCreateCommand(FileKind kind) {
    this.kind = kind;
  }

  @Override
  public int run(Session session) throws IOException {
    ObjectNode spec = Json.object().put("Name", name);
    spec.set("Labels", Json.object(Pairs.read("--label", labels)));
    if (file != null) {
      spec.put("Data", Base64.getEncoder().encodeToString(content(session, file)));
    } else if (driver == null) {
      throw Usages.wrong("no file is named", "name one, or - for standard input");
    }
    if (driver != null) {
      spec.putObject("Driver").put("Name", driver);
    }
    if (templateDriver != null) {
      spec.putObject("Templating").put("Name", templateDriver);
    }
    try (Docker docker = Unplanned.docker(session)) {
      session.console().out().println(kind.of(docker).create(spec));
    }
    return ExitCode.OK;
  }

  private static byte[] content(Session session, String file) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? session.console().in().readAllBytes()
        : Files.readAllBytes(session.console().workingDirectory().resolve(file));
  }
}
