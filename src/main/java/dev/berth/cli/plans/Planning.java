package dev.berth.cli.plans;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.plan.Sealing;
import dev.berth.saved.SavedState;
import dev.berth.target.Prepared;
import dev.berth.target.Target;

/// A command that makes a plan: it can be shown, saved, and run later.
public interface Planning extends Command {
  /// The engine or swarm that it plans for.
  Target target(Session session, Docker docker);

  /// The same as it was seen once.
  ///
  /// @param name where the state comes from, for people
  Target saved(Session session, SavedState state, String name, Sealing sealing);

  /// Loads the files and plans.
  ///
  /// @throws dev.berth.problem.ProblemsException if there is no way to get there
  Prepared prepare(Session session, Target target);
}
