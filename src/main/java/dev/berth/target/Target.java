package dev.berth.target;

/// Something that projects run on.
public interface Target {
  /// Tells which project a goal will be about, before all of it is known. The target may begin to
  /// look at it. Changes nothing.
  default void expect(String projectName) {}

  /// Looks at the target and plans how to reach the goal. Changes nothing.
  ///
  /// @throws dev.berth.problem.ProblemsException if the goal can never be reached there
  Prepared prepare(Goal goal);

  /// The second number of the Engine API's version 1.x that is spoken with it.
  int api();

  /// Which one it is.
  Place place();
}
