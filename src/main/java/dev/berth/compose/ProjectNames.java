package dev.berth.compose;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;

/// What must hold for the name of a project.
final class ProjectNames {
  private ProjectNames() {}

  static void check(String name) {
    if (name.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.BAD_PROJECT_NAME, "the project has no name")
              .withHelp("give it one with name: in the file, or with --project-name"));
    }
  }
}
