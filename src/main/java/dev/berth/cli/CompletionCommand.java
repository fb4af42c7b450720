package dev.berth.cli;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth completion`.
@picocli.CommandLine.Command(
    name = "completion",
    description = {
      "Shows the script by which a shell completes commands, options and names of services.",
      "",
      "For the running shell:  source <(berth completion bash)"
    })
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Option(names = "--words", hidden = true, description = "What may stand in the last place.")
  boolean words;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  List<String> arguments = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException {
    PrintStream out = session.console().out();
    if (words) {
      Completion.of(arguments, session.console()).lines().forEach(out::println);
      return ExitCode.OK;
    }
    if (arguments.size() != 1 || !SHELLS.contains(arguments.getFirst())) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "completion: neither bash nor zsh nor fish")
              .withHelp("name one of them, as in berth completion bash"));
    }
    String script = "completion." + arguments.getFirst();
    try (InputStream in =
        Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(script))) {
      in.transferTo(out);
    }
    return ExitCode.OK;
  }
}
