package dev.berth.cli.swarm;

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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth stack state`: saves what there is of a stack, so that plans can be made without the
/// swarm.
@picocli.CommandLine.Command(
    name = "state",
    description = "Saves what there is of a stack, for stack plan --against. Holds no secrets.")
public final class StackStateCommand implements Command {
  @Mixin StateOptions options = new StateOptions();

  @Mixin StackFiles files = new StackFiles();

  @Parameters(paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Override
  public int run(Session session) throws IOException {
    if (options.empty) {
      return options.save(session, new Place(Place.Kind.SWARM, ""), SavedSwarm.nothing());
    }
    if (!files.files.isEmpty()) {
      new Projects(session).load(files.request(session, stack)); // tells what is secret
    }
    try (Docker docker = Targets.docker(session)) {
      SwarmTarget target = new SwarmTarget(docker, SwarmOptions.DEFAULT);
      return options.save(session, target.place(), target.observe(stack));
    }
  }
}
