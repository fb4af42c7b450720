package dev.berth.cli.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.ProjectExport;
import dev.berth.engine.Replicas;
import dev.berth.model.Project;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `berth export`: what runs of a project as a Compose file, or the files of a container of a
/// service as an archive. Which of them is said by what the operand names.
public final class ExportCommand implements Command {
  private final Options options =
      new Options(
          "Writes a Compose file from what runs of a project, or the file system of a container of"
              + " a service as a tar archive.");

  private final ExportOutput output = options.with(new ExportOutput());

  private final Parameter<@Nullable Integer> index =
      options.option(
          "--index", "N", Form.number(), "Which container of the service. Default: the first.");

  private final Parameter<@Nullable String> operand =
      options
          .argument(
              "SERVICE|PROJECT",
              Form.text(),
              "A service of the project for its file system; else the name of a project for its"
                  + " Compose file. Default: the project of the file, or of --project-name.")
          .optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    Projects projects = new Projects(session);
    String named = session.globals().projectName.get();
    String given = operand.get();
    if (given == null) {
      return composeFile(session, projects.name(List.of()));
    }
    Optional<Project> project = projects.ifAny().map(ProjectFile::project);
    if (project.isPresent() ? isService(project.get(), given) : named != null) {
      return archive(
          session, project.map(Project::name).orElseGet(() -> String.valueOf(named)), given);
    }
    return composeFile(session, given);
  }

  private static boolean isService(Project project, String name) {
    return project.services().containsKey(name) || project.disabledServices().containsKey(name);
  }

  private int composeFile(Session session, String project) throws IOException {
    try (Docker docker = Targets.docker(session)) {
      ObjectNode file = ProjectExport.of(docker, project);
      if (file.path("services").isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "nothing runs of a project \"" + project + "\"")
                .withHelp("berth ls --all lists the projects that there are"));
      }
      output.write(session, ExportedFile.ofProject(file));
      return ExitCode.OK;
    }
  }

  private int archive(Session session, String project, String service) throws IOException {
    Console console = session.console();
    if (output.output.get() == null && console.outTerminal()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "an archive is nothing to look at in a terminal")
              .withHelp("name a file with --output, or redirect standard output"));
    }
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project)
              .one(service, index.get() == null ? 0 : index.get(), Replicas.Which.EXISTING);
      if (output.output.get() == null) {
        docker.containers().export(container.id(), console.out());
        return ExitCode.OK;
      }
      try (OutputStream file =
          Files.newOutputStream(console.workingDirectory().resolve(output.output.get()))) {
        docker.containers().export(container.id(), file);
      }
      return ExitCode.OK;
    }
  }
}
