package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;

/// A swarm that is changed at once, without a plan.
final class Unplanned {
  private Unplanned() {}

  /// The engine that `--host` or the environment names.
  ///
  /// @throws dev.berth.problem.ProblemsException with `--dry-run`, for there is nothing to show
  static Docker docker(Session session) {
    if (session.globals().dryRun.get()) {
      throw Usages.wrong(
          "--dry-run: this command acts at once, it has no plan to show",
          "leave --dry-run out to run it");
    }
    return Targets.docker(session);
  }
}
