package dev.berth.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Collects the steps of a plan and numbers them.
public final class Steps {
  private final List<Step> steps = new ArrayList<>();

  /// Adds a step.
  ///
  /// @param after numbers of the steps that must be done first
  /// @return its number
  public int add(Action action, ResourceId subject, Collection<Integer> after) {
    int number = steps.size() + 1;
    steps.add(new Step(number, action, subject, Set.copyOf(after)));
    return number;
  }

  /// All steps so far, in order.
  public List<Step> list() {
    return List.copyOf(steps);
  }
}
