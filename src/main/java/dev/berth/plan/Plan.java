package dev.berth.plan;

import java.util.ArrayList;
import java.util.List;

/// What will change, why, and in which steps.
///
/// @param subject what it is about, such as `project shop on engine` or `stack shop`
/// @param changes one for each resource, in the order of their ids
/// @param steps what to do for them, in order
public record Plan(String subject, List<Change> changes, List<Step> steps) {
  public Plan {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
  }

  /// Whether there is nothing to do and nothing to decide.
  public boolean isEmpty() {
    return steps.isEmpty() && changes.stream().allMatch(change -> change instanceof Change.Keep);
  }

  /// Changes that wait for a decision.
  public List<Change.Blocked> blocked() {
    List<Change.Blocked> blocked = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Blocked waiting) {
        blocked.add(waiting);
      }
    }
    return blocked;
  }
}
