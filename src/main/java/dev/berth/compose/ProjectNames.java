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

  /// Small letters, digits, dashes, underscores, a letter or digit first.
  static boolean isName(String text) {
    return !text.isEmpty() && text.equals(closest(text));
  }

  /// The closest name to a text; may be empty.
  static String closest(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      boolean sign = c == '_' || c == '-';
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (sign && !out.isEmpty())) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
