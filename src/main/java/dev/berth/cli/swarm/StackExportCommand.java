package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.export.ExportOutput;
import dev.berth.cli.export.ExportedFile;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.StackExport;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth stack export`.
@picocli.CommandLine.Command(
    name = "export",
    description = "Writes a Compose file from the services of a stack.")
public final class StackExportCommand implements Command {
  @Mixin ExportOutput output = new ExportOutput();

  @Parameters(paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Override
  public int run(Session session) throws IOException {
    try (Docker docker = Targets.docker(session)) {
      ObjectNode file = StackExport.of(docker, stack);
      if (file.path("services").isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.NO_SUCH_STACK, "there is no stack \"" + stack + "\"")
                .withHelp("berth stack ls lists the stacks that there are"));
      }
      output.write(session, ExportedFile.ofStack(file));
      return ExitCode.OK;
    }
  }
}
