package dev.berth.swarm;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;

/// Collects what a swarm cannot do of what a project asks for.
record Findings(Problems problems) {

  void error(Code code, Path path, String message, String help) {
    problems.add(Problem.error(code, message).at(path, null).withHelp(help));
  }

  void warning(Code code, Path path, String message, String help) {
    problems.add(Problem.warning(code, message).at(path, null).withHelp(help));
  }

  /// Tells that a service uses a name that the file does not declare.
  void undefined(Path path, String section, String key) {
    error(
        Code.UNDEFINED_REFERENCE,
        path,
        "\"" + key + "\" is not declared",
        "add it under " + section + ", or correct the name");
  }
}
