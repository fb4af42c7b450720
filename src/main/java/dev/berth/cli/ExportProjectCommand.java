package dev.berth.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.engine.ProjectExport;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth export`: what runs as a Compose file.
@picocli.CommandLine.Command(
    name = "export",
    description = "Writes a Compose file from what runs of a project.")
final class ExportProjectCommand implements Command {
  @Mixin ExportOutput output = new ExportOutput();

  @Parameters(
      paramLabel = "PROJECT",
      arity = "0..1",
      description = "Name of the project. Default: that of the file, or of --project-name.")
  @Nullable String project;

  @Override
  public int run(Session session) throws IOException {
    String given = project == null ? session.globals().projectName : project;
    String name = given == null ? new Projects(session).name(List.of()) : given;
    try (Docker docker = Targets.docker(session)) {
      ObjectNode file = ProjectExport.of(docker, name);
      if (file.path("services").isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "nothing runs of a project \"" + name + "\"")
                .withHelp("berth ls --all lists the projects that there are"));
      }
      output.write(session, ExportedFile.ofProject(file));
      return ExitCode.OK;
    }
  }
}
