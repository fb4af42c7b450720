package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.export.ExportOutput;
import dev.berth.cli.export.ExportedFile;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// `berth stack export`.
public final class StackExportCommand implements Command {
  private final Options options =
      new Options("Writes a Compose file from the services of a stack.");

  private final ExportOutput output = options.with(new ExportOutput());

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    try (Docker docker = Targets.docker(session)) {
      ObjectNode file = StackExport.of(docker, stack.get());
      if (file.path("services").isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.NO_SUCH_STACK, "there is no stack \"" + stack.get() + "\"")
                .withHelp("berth stack ls lists the stacks that there are"));
      }
      output.write(session, ExportedFile.ofStack(file));
      return ExitCode.OK;
    }
  }
}
