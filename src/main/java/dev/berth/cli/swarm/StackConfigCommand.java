package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import java.util.List;

/// `berth stack config`.
public final class StackConfigCommand implements Command {
  private final Options options = new Options("Shows the file as a stack.");

  private final Parameter<List<String>> files =
      options.option(
          "-c, --compose-file",
          "FILE",
          Form.commaSeparated(),
          "Compose file; - is standard input. Repeatable: later files override.");

  private final Parameter<Boolean> skipInterpolation =
      options.flag("--skip-interpolation", "Leaves variables as they are.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    if (files.get().isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "no file is named").withHelp("name one with -c"));
    }
    Console console = session.console();
    StackLoader.LoadedStack stack =
        StackLoader.load(
            new StackLoader.StackRequest(
                console.workingDirectory(),
                console.environment(),
                files.get(),
                () -> Requests.read(console),
                !skipInterpolation.get()));
    session.problems().warn(stack.warnings());
    console.out().print(YamlWriter.write(View.stack(stack.model())));
    return ExitCode.OK;
  }
}
