package dev.berth.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the steps of a plan and numbers them.
public final class Steps {
  private final List<Step> steps = new ArrayList<>();

  /// Adds a step.
  ///
  /// @param after numbers of the steps that must be done first
  /// @return its number
  public int add(Action action, ResourceId subject, Collection<Integer> after) {
    return add(action, subject, after, null);
  }

  /// Adds a step that depends on how many others fail.
  ///
  /// @param after numbers of the steps that must be done first
  /// @return its number
  public int add(
      Action action, ResourceId subject, Collection<Integer> after, @Nullable Gate gate) {
    int number = steps.size() + 1;
    steps.add(new Step(number, action, subject, Set.copyOf(after), gate));
    return number;
  }

  /// Number of steps so far, which is that of the last one.
  public int count() {
    return steps.size();
  }

  /// All steps so far, in order.
  public List<Step> list() {
    return List.copyOf(steps);
  }
}
