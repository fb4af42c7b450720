package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.plans.StateOptions;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.SavedSwarm;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Place;
import java.io.IOException;

/// `berth stack state`: saves what there is of a stack, so that plans can be made without the
/// swarm.
public final class StackStateCommand implements Command {
  private final Options options =
      new Options("Saves what there is of a stack, for stack plan --against. Holds no secrets.");

  private final StateOptions stateOptions = options.with(new StateOptions());

  private final StackFiles files = options.with(new StackFiles());

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    if (stateOptions.empty.get()) {
      return stateOptions.save(session, new Place(Place.Kind.SWARM, ""), SavedSwarm.nothing());
    }
    if (!files.files.get().isEmpty()) {
      new Projects(session).loadStack(files.request(session, stack.get())); // tells what is secret
    }
    try (Docker docker = Targets.docker(session)) {
      SwarmTarget target = new SwarmTarget(docker, SwarmOptions.DEFAULT);
      return stateOptions.save(session, target.place(), target.observe(stack.get()));
    }
  }
}
