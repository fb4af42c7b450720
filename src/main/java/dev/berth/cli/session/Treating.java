package dev.berth.cli.session;

import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.model.Project;
import dev.berth.plan.Action;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Runs the commands that do something to containers that there are.
public final class Treating {
  private Treating() {}

  /// Does it to the containers of a project.
  ///
  /// @param services names of services; empty for all
  /// @return the exit code
  public static int run(Session session, List<String> services, EngineGoal.Treatment treatment) {
    try (Docker docker = Targets.docker(session)) {
      Optional<ProjectFile> file = new Projects(session).find(services);
      int code =
          new Execution(session)
              .run(
                  Targets.engine(session, docker)
                      .prepare(
                          new EngineGoal.Treat(
                              name(session, file),
                              project(file),
                              new LinkedHashSet<>(services),
                              treatment)));
      return file.isPresent() && treatment instanceof EngineGoal.Treatment.Stop
          ? new Providing(session, docker).after(code, file.get(), Action.Wish.STOP, services)
          : code;
    }
  }

  /// The name of the project of a file, or the one that was given.
  public static String name(Session session, Optional<ProjectFile> file) {
    return file.map(ProjectFile::name)
        .orElseGet(() -> String.valueOf(session.globals().projectName.get()));
  }

  @SuppressWarnings("NullAway") // goals take no project where there is no file
  private static Project project(Optional<ProjectFile> file) {
    return file.map(ProjectFile::project).orElse(null);
  }
}
