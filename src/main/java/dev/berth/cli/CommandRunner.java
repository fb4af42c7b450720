package dev.berth.cli;

import dev.berth.cli.options.Calls;
import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.GlobalOptions;
import dev.berth.cli.session.Output;
import dev.berth.cli.session.ProblemOutput;
import dev.berth.cli.session.Session;
import dev.berth.docker.DockerException;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.run.OperationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/// Finds the command that was named, runs it, and tells what went wrong.
final class CommandRunner {
  private final Console console;
  private final GlobalOptions globals = new GlobalOptions();
  private final ProblemOutput problems;

  private CommandRunner(Console console) {
    this.console = console;
    this.problems = new ProblemOutput(console, globals);
  }

  /// Runs one command.
  ///
  /// @return the exit code of the process
  static int run(Console console, String... args) {
    CommandRunner runner = new CommandRunner(console);
    int code = runner.run(args);
    runner.problems.finish();
    return code;
  }

  private int run(String... args) {
    try {
      return dispatch(args);
    } catch (ParameterException e) {
      return fail(List.of(Usage.problem(e)));
    } catch (ProblemsException e) {
      return fail(e.problems());
    } catch (DockerException e) {
      return fail(List.of(e.problem()));
    } catch (OperationException e) {
      return fail(List.of(e.problem()));
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    } catch (IOException | UncheckedIOException e) {
      return fail(List.of(Problem.error(Code.INPUT_OUTPUT, Usage.message(e))));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return unexpected(e);
    }
  }

  private int dispatch(String... args) throws IOException, InterruptedException {
    Calls.read(globals.options(), List.of(args));
    if (globals.version.get()) {
      return new VersionCommand().run(new Session(console, globals, problems, List.of(args)));
    }
    List<String> words = globals.rest.get();
    if (words.isEmpty() || words.getFirst().equals("help")) {
      console.out().print(Usage.overview(globals));
      return ExitCode.OK;
    }
    String first = words.getFirst();
    boolean isGroup = !Commands.group(first).isEmpty();
    if (isGroup && (words.size() == 1 || Usage.isHelp(words.get(1)))) {
      console.out().print(Usage.group(first));
      return ExitCode.OK;
    }
    String name = isGroup ? first + " " + words.get(1) : first;
    Optional<Commands.Entry> entry = Commands.find(name);
    if (entry.isEmpty()) {
      throw new ProblemsException(Usage.unknownCommand(name));
    }
    List<String> arguments = words.subList(isGroup ? 2 : 1, words.size());
    Session session = new Session(console, globals, problems, List.of(args));
    return run(session, entry.get(), arguments);
  }

  private int run(Session session, Commands.Entry entry, List<String> arguments)
      throws IOException, InterruptedException {
    Command command = entry.make().get();
    Options options = command.options().calledBy("berth " + entry.name());
    if (globals.help.get() || Calls.askForHelp(options, arguments)) {
      console.out().print(Usage.command(options));
      return ExitCode.OK;
    }
    Calls.read(options, arguments);
    Output.check(session);
    return command.run(session);
  }

  private int fail(List<Problem> found) {
    problems.tell(found);
    return ExitCode.ERROR;
  }

  private int unexpected(Throwable thrown) {
    if (globals.debug.get()) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      console.err().print(problems.masked(trace.toString()));
    }
    return fail(
        List.of(
            Problem.error(Code.INTERNAL, "unexpected: " + thrown)
                .withHelp("this is a defect of Berth; --debug shows where it happened")));
  }
}
