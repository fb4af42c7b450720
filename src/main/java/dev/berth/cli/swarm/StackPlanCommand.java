package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// `berth stack plan`: what `stack deploy` with the same options would do. Touches nothing.
public final class StackPlanCommand implements Planning {
  private final Options options =
      new Options("Shows what stack deploy would change, attribute by attribute, and why.")
          .footer("Exit code: 0 no changes, 1 an error, 2 changes, 3 something needs a decision.");

  private final StackOptions stackOptions = options.with(new StackOptions());

  private final Parameter<Boolean> await =
      options.flag("--wait", "Plan to wait until every service has converged.");

  private final PlanOptions shown = options.with(new PlanOptions());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    return new PlanRun(session, this, shown).run();
  }

  @Override
  public Target target(Session session, Docker docker) {
    return new SwarmTarget(docker, stackOptions.swarm(session));
  }

  @Override
  public Target saved(Session session, SavedState state, String name, Sealing sealing) {
    state.requireKind(Place.Kind.SWARM, name);
    return new SavedSwarm(state.place(), name, state.seen(), stackOptions.swarm(session), sealing);
  }

  @Override
  public Prepared prepare(Session session, Target target) {
    ProjectFile file = stackOptions.load(session);
    return file.prepareStack(target, stackOptions.goal(file, await.get()));
  }
}
