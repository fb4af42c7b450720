package dev.berth.cli;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.Stage;
import dev.berth.model.Project;
import dev.berth.problem.Code;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The project that a session is about.
final class Projects {
  private final Session session;

  Projects(Session session) {
    this.session = session;
  }

  /// The project of the Compose files; what is doubtful about them is printed.
  ///
  /// @param services only these services and what they depend on; all if empty
  /// @throws ProblemsException with everything that is wrong with the files
  Project load(List<String> services) {
    LoadedProject loaded = new ComposeLoader().load(Requests.of(session, services, Stage.ALL));
    new Execution(session).warn(loaded.warnings());
    return loaded.project();
  }

  /// The project of the Compose files, or nothing if there are no files but a name was given.
  Optional<Project> find() {
    try {
      return Optional.of(load(List.of()));
    } catch (ProblemsException e) {
      boolean noFile =
          e.problems().stream().anyMatch(problem -> problem.code() == Code.NO_COMPOSE_FILE);
      if (noFile && session.globals().projectName != null) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// The name of the project, with or without files.
  String name() {
    return find().map(Project::name).orElseGet(() -> String.valueOf(session.globals().projectName));
  }

  /// The goal that nothing of the project is left.
  Goal.Down down(boolean removeOrphans, boolean removeVolumes, @Nullable Duration gracePeriod) {
    Optional<Project> project = find();
    String name =
        project.map(Project::name).orElseGet(() -> String.valueOf(session.globals().projectName));
    return new Goal.Down(
        name, project.orElse(null), removeOrphans || project.isEmpty(), removeVolumes, gracePeriod);
  }
}
