package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.Replicas;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth export`.
@picocli.CommandLine.Command(
    name = "export",
    description = "Writes the file system of a container of a service as a tar archive.")
final class ExportCommand implements Command {
  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which container of the service. Default: the first.")
  int index;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File to write. Default: standard output.")
  @Nullable String output;

  @Parameters(paramLabel = "SERVICE", description = "Service.")
  String service = "";

  @Override
  public int run(Session session) throws IOException {
    Console console = session.console();
    if (output == null && console.outTerminal()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "an archive is nothing to look at in a terminal")
              .withHelp("name a file with --output, or redirect standard output"));
    }
    String project = new Projects(session).name(List.of(service));
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service, index, Replicas.Which.EXISTING);
      if (output == null) {
        docker.containers().export(container.id(), console.out());
        return ExitCode.OK;
      }
      try (OutputStream file = Files.newOutputStream(console.workingDirectory().resolve(output))) {
        docker.containers().export(container.id(), file);
      }
      return ExitCode.OK;
    }
  }
}
