package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.swarm.view.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth configs create` and `berth secrets create`.
public final class FileCreateCommand implements Command {
  private final Options options =
      new Options("Keeps the content of a file, or of standard input, in the swarm.");

  private static final String STANDARD_INPUT = "-";

  private final FileKind kind;

  private final Parameter<List<String>> labels =
      options.option("-l, --label", "NAME=VALUE", Form.texts(), "Label. Repeatable.");

  private final Parameter<@Nullable String> driver =
      options.option(
          "-d, --driver",
          "NAME",
          Form.text(),
          "What keeps the value of a secret, instead of the swarm; then there is no FILE.");

  private final Parameter<@Nullable String> templateDriver =
      options.option(
          "--template-driver",
          "NAME",
          Form.text(),
          "What fills in the content for each task, such as golang.");

  private final Parameter<String> name = options.argument("NAME", Form.text(""), "Its name.");

  private final Parameter<@Nullable String> file =
      options
          .argument("FILE", Form.text(), "File with the content; - is standard input.")
          .optional();

  /// @param kind what is made
  public FileCreateCommand(FileKind kind) {
    this.kind = kind;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    ObjectNode spec = Json.object().put("Name", name.get());
    spec.set("Labels", Json.object(Pairs.read("--label", labels.get())));
    if (file.get() != null) {
      spec.put("Data", Base64.getEncoder().encodeToString(content(session, file.get())));
    } else if (driver.get() == null) {
      throw Usages.wrong("no file is named", "name one, or - for standard input");
    }
    if (driver.get() != null) {
      spec.putObject("Driver").put("Name", driver.get());
    }
    if (templateDriver.get() != null) {
      spec.putObject("Templating").put("Name", templateDriver.get());
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
