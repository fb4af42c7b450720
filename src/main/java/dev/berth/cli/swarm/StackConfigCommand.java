package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Requests;
import dev.berth.cli.session.Session;
import dev.berth.compose.stack.StackLoader;
import dev.berth.compose.view.View;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// `berth stack config`.
@picocli.CommandLine.Command(name = "config", description = "Shows the file as a stack.")
public final class StackConfigCommand implements Command {
  @Option(
      names = {"-c", "--compose-file"},
      paramLabel = "FILE",
      split = ",",
      description = "Compose file; - is standard input. Repeatable: later files override.")
  List<String> files = new ArrayList<>();

  @Option(names = "--skip-interpolation", description = "Leaves variables as they are.")
  boolean skipInterpolation;

  @Override
  public int run(Session session) {
    if (files.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "no file is named").withHelp("name one with -c"));
    }
    Console console = session.console();
    StackLoader.LoadedStack stack =
        StackLoader.load(
            new StackLoader.StackRequest(
                console.workingDirectory(),
                console.environment(),
                files,
                () -> Requests.read(console),
                !skipInterpolation));
    session.problems().warn(stack.warnings());
    console.out().print(YamlWriter.write(View.stack(stack.model())));
    return ExitCode.OK;
  }
}
