package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import org.jspecify.annotations.Nullable;

/// `berth stack rollback`: goes back to an earlier deploy, all of the stack.
public final class StackRollbackCommand implements Command {
  private final Options options =
      new Options(
          "Goes back to an earlier deploy: services, networks, configs and secrets become what they"
              + " were then.");

  private final StackWaiting waiting = options.with(new StackWaiting());

  private final Parameter<Boolean> planOnly =
      options.flag("--plan", "Only show what would change.");

  private final Parameter<Integer> keep =
      options.option(
          "--keep", "NUMBER", Form.number(SwarmOptions.KEEP), "Revisions to keep. Default: 3.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  private final Parameter<@Nullable Integer> revision =
      options
          .argument(
              "REVISION",
              Form.number(),
              "Which deploy, as stack history counts them. Default: the last one that is not what"
                  + " runs now.")
          .optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    boolean waits = waiting.waits(session, false);
    Integer number = revision.get();
    try (Docker docker = Targets.docker(session)) {
      SwarmOptions how =
          SwarmOptions.DEFAULT
              .waiting(true, waiting.patience())
              .keeping(Math.max(keep.get(), 0), Author.of(session));
      Prepared prepared =
          new SwarmTarget(docker, how).rollback(stack.get(), number == null ? 0 : number, waits);
      Execution execution = new Execution(session);
      return planOnly.get()
          ? execution.show(prepared, new PlanOptions())
          : execution.runStack(prepared, stack.get(), quiet.get());
    }
  }
}
