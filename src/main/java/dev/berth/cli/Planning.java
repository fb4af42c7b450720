package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.target.Prepared;
import dev.berth.target.Target;

/// A command that makes a plan: it can be shown, saved, and run later.
interface Planning extends Command {
  /// The engine or swarm that it plans for.
  Target target(Session session, Docker docker);

  /// Loads the files and plans.
  ///
  /// @throws dev.berth.problem.ProblemsException if there is no way to get there
  Prepared prepare(Session session, Target target);
}
