package dev.berth.cli.inside;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.Duplex;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.ExecRequest;
import dev.berth.engine.Replicas;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth exec`.
@picocli.CommandLine.Command(
    name = "exec",
    description = "Runs a command in a running container of a service.",
    footer = "Exit code: that of the command.")
public final class ExecCommand implements Command {
  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait for it to end.")
  boolean detach;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME=VALUE",
      description = "Variable; without a value the caller's. Repeatable.")
  List<String> environment = new ArrayList<>();

  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which container of the service. Default: the first.")
  int index;

  @Option(
      names = {"-T", "--no-tty", "--no-TTY"},
      description = "No terminal, even if the caller has one.")
  boolean noTty;

  @Option(
      names = {"-t", "--tty"},
      hidden = true,
      description = "A terminal, which it has anyway if the caller has one.")
  boolean tty;

  @Option(
      names = {"-i", "--interactive"},
      hidden = true,
      description = "Standard input, which it has anyway.")
  boolean interactive;

  @Option(names = "--privileged", description = "All privileges.")
  boolean privileged;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "User, with or without group.")
  @Nullable String user;

  @Option(
      names = {"-w", "--workdir"},
      paramLabel = "DIR",
      description = "Directory it starts in.")
  @Nullable String directory;

  @Parameters(paramLabel = "SERVICE COMMAND", arity = "1..*", description = "What to run where.")
  List<String> words = new ArrayList<>();

  @Override
  public boolean carriesCommand() {
    return true;
  }

  @Override
  public int run(Session session) {
    if (words.size() < 2) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "what is to be run?")
              .withHelp("berth exec SERVICE COMMAND [ARG...]"));
    }
    String service = words.getFirst();
    String project = new Projects(session).name(List.of(service));
    Console console = session.console();
    boolean terminal = !noTty && !detach && console.outTerminal() && console.inTerminal();
    ExecRequest request =
        new ExecRequest(
            words.subList(1, words.size()),
            Variables.of(environment, console),
            user,
            directory,
            privileged,
            terminal,
            detach);
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service, index, Replicas.Which.RUNNING);
      String exec = docker.execs().create(container.id(), request.body());
      if (detach) {
        docker.execs().startDetached(exec);
        return ExitCode.OK;
      }
      try (Duplex duplex = docker.execs().attach(exec, terminal)) {
        boolean ended =
            new Conversation(session, duplex, terminal)
                .run(
                    true,
                    DetachKeys.usual(),
                    size -> docker.execs().resize(exec, size.rows(), size.columns()));
        return ended ? docker.execs().inspect(exec).path("ExitCode").asInt() : ExitCode.OK;
      }
    }
  }
}
