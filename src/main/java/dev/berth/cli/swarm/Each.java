package dev.berth.cli.swarm;

import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.DockerException;
import dev.berth.problem.Problem;
import java.util.List;

/// Does something for each of several things; what fails for one of them does not keep the others
/// from it.
final class Each {
  private final Session session;
  private int code = ExitCode.OK;

  Each(Session session) {
    this.session = session;
  }

  /// Does it for one of them.
  void run(Runnable action) {
    try {
      action.run();
    } catch (DockerException e) {
      failed(e.problem());
    }
  }

  /// Tells that it cannot be done for one of them.
  void failed(Problem problem) {
    session.problems().tell(List.of(problem));
    code = ExitCode.ERROR;
  }

  /// 0 if it was done for all of them.
  int exitCode() {
    return code;
  }
}
