package dev.berth.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.engine.ProjectExport;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth export`: what runs as a Compose file.
@picocli.CommandLine.Command(
    name = "export",
    description = "Writes a Compose file from what runs of a project.",
    footer =
        "Values of variables named like credentials are left to the environment; --values writes"
            + " them to a file.")
final class ExportProjectCommand implements Command {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File to write. Default: standard output.")
  @Nullable String output;

  @Option(
      names = "--values",
      paramLabel = "FILE",
      description = "Write the values left out to this file, for --env-file.")
  @Nullable String values;

  @Parameters(
      paramLabel = "PROJECT",
      arity = "0..1",
      description = "Name of the project. Default: that of the file, or of --project-name.")
  @Nullable String project;

  @Override
  public int run(Session session) throws IOException {
    String name =
        project != null
            ? project
            : session.globals().projectName != null
                ? session.globals().projectName
                : new Projects(session).name(List.of());
    try (Docker docker = Targets.docker(session)) {
      ObjectNode file = ProjectExport.of(docker, name);
      if (file.path("services").isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "nothing runs of a project \"" + name + "\"")
                .withHelp("berth ls --all lists the projects that there are"));
      }
      ExportedFile exported = ExportedFile.of(file);
      write(session, exported);
      return ExitCode.OK;
    }
  }

  private void write(Session session, ExportedFile exported) throws IOException {
    Path directory = session.console().workingDirectory();
    if (output == null) {
      session.console().out().print(exported.text());
    } else {
      Files.writeString(directory.resolve(output), exported.text());
    }
    if (values != null) {
      writePrivate(directory.resolve(values), exported.values());
    } else if (!exported.values().isEmpty()) {
      session
          .problems()
          .note("Left to the environment: " + String.join(", ", exported.values().keySet()));
    }
  }

  private static void writePrivate(Path file, Map<String, String> values) throws IOException {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) ->
        text.append(name)
            .append("='")
            .append(value.replace("\\", "\\\\").replace("'", "\\'"))
            .append("'\n"));
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
