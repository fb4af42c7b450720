package dev.berth.target;

import dev.berth.model.Project;
import java.util.Map;

/// Something that projects run on.
public interface Target {
  /// Tells which project the first goal will be about, before all of it is known. The target may
  /// begin to look at it; who changes the target before says [#forget]. Changes nothing.
  default void expect(String projectName) {}

  /// Takes back what was told by [#expect].
  default void forget() {}

  /// Looks at the target and plans how to reach the goal. Changes nothing.
  ///
  /// @throws dev.berth.problem.ProblemsException if the goal can never be reached there
  Prepared prepare(Goal goal);

  /// Variables that containers of a project have from services that programs provide and from
  /// models, by the service that has them. No program is asked.
  Map<String, Map<String, String>> received(Project project);

  /// The second number of the Engine API's version 1.x that is spoken with it.
  int api();

  /// Which one it is.
  Place place();
}
