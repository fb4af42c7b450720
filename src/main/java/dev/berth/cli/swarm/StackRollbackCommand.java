package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.PlanOptions;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Prepared;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth stack rollback`: goes back to an earlier deploy, all of the stack.
@picocli.CommandLine.Command(
    name = "rollback",
    description =
        "Goes back to an earlier deploy: its services, networks, configs and secrets become what"
            + " they were then.")
public final class StackRollbackCommand implements Command {
  @Mixin StackWaiting waiting = new StackWaiting();

  @Option(names = "--plan", description = "Only show what would change.")
  boolean planOnly;

  @Option(
      names = "--keep",
      paramLabel = "NUMBER",
      description = "Revisions to keep. Default: ${DEFAULT-VALUE}.")
  int keep = SwarmOptions.KEEP;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;

  @Parameters(index = "0", paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REVISION",
      description =
          "Which deploy, as stack history counts them. Default: the last one that is not what runs"
              + " now.")
  int revision;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    boolean waits = waiting.waits(session);
    try (Docker docker = Targets.docker(session)) {
      SwarmOptions options =
          SwarmOptions.DEFAULT
              .waiting(true, waiting.patience())
              .keeping(Math.max(keep, 0), Author.of(session));
      Prepared prepared = new SwarmTarget(docker, options).rollback(stack, revision, waits);
      Execution execution = new Execution(session);
      return planOnly
          ? execution.show(prepared, new PlanOptions())
          : execution.runStack(prepared, stack, quiet);
    }
  }
}
