package dev.berth.cli.session;

import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.RunState;
import dev.berth.model.Project;
import dev.berth.plan.Action;
import dev.berth.plan.State;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.target.Prepared;
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
      Prepared prepared =
          Targets.engine(session, docker)
              .prepare(
                  new EngineGoal.Treat(
                      name(session, file),
                      project(file),
                      new LinkedHashSet<>(services),
                      treatment));
      int done = new Execution(session).run(prepared);
      List<Problem> needless = needless(prepared.observed(), services, treatment);
      session.problems().tell(needless);
      int code = done == ExitCode.OK && !needless.isEmpty() ? ExitCode.ERROR : done;
      return file.isPresent() && treatment instanceof EngineGoal.Treatment.Stop
          ? new Providing(session, docker).after(code, file.get(), Action.Wish.STOP, services)
          : code;
    }
  }

  /// What an engine refuses to do once more: who freezes what is frozen takes it for something
  /// else.
  private static List<Problem> needless(
      State observed, List<String> services, EngineGoal.Treatment treatment) {
    return switch (treatment) {
      case EngineGoal.Treatment.Pause() -> in("paused", observed, services, "is already paused");
      case EngineGoal.Treatment.Unpause() -> in("running", observed, services, "is not paused");
      case EngineGoal.Treatment.Start _,
          EngineGoal.Treatment.Stop _,
          EngineGoal.Treatment.Restart _,
          EngineGoal.Treatment.Kill _ ->
          List.of();
    };
  }

  private static List<Problem> in(
      String state, State observed, List<String> services, String message) {
    return observed.resources().values().stream()
        .filter(resource -> services.isEmpty() || services.contains(resource.group()))
        .filter(resource -> resource.spec().equals(new RunState(state)))
        .map(resource ->
            Problem.error(Code.NO_CONTAINER, resource.id() + " " + message)
                .withHelp("berth ps --all shows the containers"))
        .toList();
  }

  /// The name of the project of a file, or the one that was given.
  public static String name(Session session, Optional<ProjectFile> file) {
    return new Projects(session).name(file);
  }

  @SuppressWarnings("NullAway") // goals take no project where there is no file
  private static Project project(Optional<ProjectFile> file) {
    return file.map(ProjectFile::project).orElse(null);
  }
}
