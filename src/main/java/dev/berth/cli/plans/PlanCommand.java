package dev.berth.cli.plans;

import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.PlanOptions;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Providing;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.up.ImageOptions;
import dev.berth.cli.up.UpOptions;
import dev.berth.docker.Docker;
import dev.berth.engine.SavedEngine;
import dev.berth.plan.Sealing;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.saved.SavedState;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.io.IOException;

/// `berth plan`: what `up` with the same options would do. Touches nothing.
public final class PlanCommand implements Planning {
  private final Options options =
      new Options("Shows what up would change, attribute by attribute, and why.")
          .footer("Exit code: 0 no changes, 1 an error, 2 changes, 3 something needs a decision.");

  private final UpOptions upOptions = options.with(new UpOptions());
  private final ImageOptions images = options.with(new ImageOptions());

  private final Parameter<Boolean> await =
      options.flag("--wait", "Plan to wait until everything runs and is healthy.");

  private final PlanOptions shown = options.with(new PlanOptions());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    if (upOptions.build.get() && shown.out.get() != null) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--out and --build exclude each other")
              .withHelp("what has to change is known once the images are built: run berth build"));
    }
    return new PlanRun(session, this, shown).run();
  }

  @Override
  public Target target(Session session, Docker docker) {
    return Targets.engine(session, docker);
  }

  @Override
  public Target saved(Session session, SavedState state, String name, Sealing sealing) {
    state.requireKind(Place.Kind.ENGINE, name);
    return new SavedEngine(state.place(), name, state.seen(), sealing);
  }

  @Override
  public Prepared prepare(Session session, Target target) {
    ProjectFile file =
        Providing.as(
            session, new Projects(session).load(upOptions.services(), target::expect), target);
    return file.prepare(
        target,
        upOptions.goal(
            images.apply(file.project()), await.get() ? new UpOptions.Patience(null) : null));
  }
}
