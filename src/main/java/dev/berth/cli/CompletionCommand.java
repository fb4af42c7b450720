package dev.berth.cli;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/// `berth completion`.
final class CompletionCommand implements Command {
  private final Options options =
      new Options(
          "Shows the script by which a shell completes commands, options and names of services.",
          "",
          "For the running shell:  source <(berth completion bash)");

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private final Parameter<Boolean> words =
      options.flag("--words", "What may stand in the last place.").hidden();

  private final Parameter<List<String>> arguments =
      options.argument("SHELL", Form.texts(), "bash, zsh or fish.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    PrintStream out = session.console().out();
    if (words.get()) {
      Completion.of(arguments.get(), session.console()).lines().forEach(out::println);
      return ExitCode.OK;
    }
    if (arguments.get().size() != 1 || !SHELLS.contains(arguments.get().getFirst())) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "completion: neither bash nor zsh nor fish")
              .withHelp("name one of them, as in berth completion bash"));
    }
    String script = "completion." + arguments.get().getFirst();
    try (InputStream in =
        Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(script))) {
      in.transferTo(out);
    }
    return ExitCode.OK;
  }
}
