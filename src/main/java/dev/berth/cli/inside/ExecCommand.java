package dev.berth.cli.inside;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Variables;
import dev.berth.docker.Docker;
import dev.berth.docker.Duplex;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.ExecRequest;
import dev.berth.engine.Replicas;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth exec`.
public final class ExecCommand implements Command {
  private final Options options =
      new Options("Runs a command in a running container of a service.")
          .footer("Exit code: that of the command.")
          .carryingCommand();

  private final Parameter<Boolean> detach =
      options.flag("-d, --detach", "Do not wait for it to end.");

  private final Parameter<List<String>> environment =
      options.option(
          "-e, --env",
          "NAME=VALUE",
          Form.texts(),
          "Variable; without a value the caller's. Repeatable.");

  private final Parameter<Integer> index =
      options.option(
          "--index", "N", Form.number(0), "Which container of the service. Default: the first.");

  private final Parameter<Boolean> noTty =
      options.flag("-T, --no-tty, --no-TTY", "No terminal, even if the caller has one.");

  @SuppressWarnings("UnusedVariable") // accepted for scripts, without effect
  private final Parameter<Boolean> tty =
      options.flag("-t, --tty", "A terminal, which it has anyway if the caller has one.").hidden();

  private final Parameter<Boolean> interactive =
      options
          .option(
              "-i, --interactive",
              "BOOL",
              Form.toggle(true),
              "Pass standard input on. Default: true.")
          .hidden();

  private final Parameter<Boolean> privileged = options.flag("--privileged", "All privileges.");

  private final Parameter<@Nullable String> user =
      options.option("-u, --user", "USER", Form.text(), "User, with or without group.");

  private final Parameter<@Nullable String> directory =
      options.option("-w, --workdir", "DIR", Form.text(), "Directory it starts in.");

  private final Parameter<List<String>> words =
      options.argument("SERVICE COMMAND", Form.texts(), "What to run where.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    if (words.get().size() < 2) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "what is to be run?")
              .withHelp("berth exec SERVICE COMMAND [ARG...]"));
    }
    String service = words.get().getFirst();
    String project = new Projects(session).name(List.of(service));
    Console console = session.console();
    boolean terminal =
        !noTty.get() && !detach.get() && console.outTerminal() && console.inTerminal();
    ExecRequest request =
        new ExecRequest(
            words.get().subList(1, words.get().size()),
            Variables.of(environment.get(), console),
            user.get(),
            directory.get(),
            privileged.get(),
            interactive.get(),
            terminal,
            detach.get());
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service, index.get(), Replicas.Which.RUNNING);
      String exec = docker.execs().create(container.id(), request.body());
      if (detach.get()) {
        docker.execs().startDetached(exec);
        return ExitCode.OK;
      }
      try (Duplex duplex = docker.execs().attach(exec, terminal)) {
        boolean ended =
            new Conversation(session, duplex, terminal)
                .run(
                    interactive.get(),
                    DetachKeys.usual(),
                    size -> docker.execs().resize(exec, size.rows(), size.columns()));
        return ended ? docker.execs().inspect(exec).path("ExitCode").asInt() : ExitCode.OK;
      }
    }
  }
}
