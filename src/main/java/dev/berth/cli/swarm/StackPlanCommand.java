package dev.berth.cli.swarm;

import dev.berth.cli.plans.PlanRun;
import dev.berth.cli.plans.Planning;
import dev.berth.cli.session.PlanOptions;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.plan.Sealing;
import dev.berth.saved.SavedState;
import dev.berth.swarm.SavedSwarm;
import dev.berth.swarm.SwarmTarget;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth stack plan`: what `stack deploy` with the same options would do. Touches nothing.
@picocli.CommandLine.Command(
    name = "plan",
    description = "Shows what stack deploy would change, attribute by attribute, and why.",
    footer = "Exit code: 0 no changes, 1 an error, 2 changes, 3 something needs a decision.")
public final class StackPlanCommand implements Planning {
  @Mixin StackOptions options = new StackOptions();

  @Option(names = "--wait", description = "Plan to wait until every service has converged.")
  boolean await;

  @Mixin PlanOptions shown = new PlanOptions();

  @Override
  public int run(Session session) throws IOException {
    return new PlanRun(session, this, shown).run();
  }

  @Override
  public Target target(Session session, Docker docker) {
    return new SwarmTarget(docker, options.swarm(session));
  }

  @Override
  public Target saved(Session session, SavedState state, String name, Sealing sealing) {
    state.requireKind(Place.Kind.SWARM, name);
    return new SavedSwarm(state.place(), name, state.seen(), options.swarm(session), sealing);
  }

  @Override
  public Prepared prepare(Session session, Target target) {
    ProjectFile file = options.load(session);
    return file.prepareStack(target, options.goal(file, await));
  }
}
