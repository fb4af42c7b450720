package dev.berth.cli.swarm;

import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmObject;
import java.util.List;
import java.util.function.BiConsumer;

/// Does something for each of several things; what fails for one of them does not keep the others
/// from it.
final class Each {
  private final Session session;
  private int code = ExitCode.OK;

  private Each(Session session) {
    this.session = session;
  }

  /// Finds things of a swarm and does it for each of them.
  ///
  /// @param names names or IDs; what is not there is told
  /// @return 0 if it was done for all of them
  static int of(
      Session session,
      Lookup.Kind kind,
      List<String> names,
      BiConsumer<Docker, SwarmObject> action) {
    try (Docker docker = Unplanned.docker(session)) {
      Each each = new Each(session);
      Lookup.Found found = new Lookup(docker).find(kind, names);
      found.objects().forEach(object -> each.run(() -> action.accept(docker, object)));
      found.problems().forEach(each::failed);
      return each.code;
    }
  }

  private void run(Runnable action) {
    try {
      action.run();
    } catch (DockerException e) {
      failed(e.problem());
    } catch (ProblemsException e) {
      e.problems().forEach(this::failed);
    }
  }

  private void failed(Problem problem) {
    session.problems().tell(List.of(problem));
    code = ExitCode.ERROR;
  }
}
