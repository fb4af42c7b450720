package dev.berth.cli;

import dev.berth.compose.LoadedProject;
import dev.berth.model.Project;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.target.Target;

/// A project and the files it was read from. Targets know nothing of files; what they find wrong
/// with the project is told at the place where the file says it.
final class ProjectFile {
  private final LoadedProject loaded;
  private final Project project;

  ProjectFile(LoadedProject loaded) {
    this.loaded = loaded;
    this.project = loaded.project();
  }

  /// The project.
  Project project() {
    return project;
  }

  /// Plans how to reach a goal for this project.
  ///
  /// @throws ProblemsException if the goal can never be reached there
  Prepared prepare(Target target, Goal goal) {
    try {
      Prepared prepared = target.prepare(goal);
      return new Prepared(prepared.plan(), prepared.operator(), loaded.placed(prepared.warnings()));
    } catch (ProblemsException e) {
      throw new ProblemsException(loaded.placed(e.problems()));
    }
  }
}
