package dev.berth.plan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One action of a plan, for the machine to run.
///
/// @param number position in the plan, from 1
/// @param action what is done
/// @param subject what it is done to
/// @param after numbers of the steps that must be done first; all are lower than this one
/// @param gate what else must have come to an end, and how; absent for nothing
public record Step(
    int number, Action action, ResourceId subject, Set<Integer> after, @Nullable Gate gate) {
  public Step {
    after = Collections.unmodifiableSet(new TreeSet<>(after));
    for (int earlier : after) {
      if (earlier >= number) {
        throw new IllegalArgumentException("step " + number + " cannot wait for step " + earlier);
      }
    }
    if (gate != null && gate.of().stream().anyMatch(earlier -> earlier >= number)) {
      throw new IllegalArgumentException("step " + number + " cannot count later ones");
    }
  }

  /// A step that only waits for others to be done.
  public Step(int number, Action action, ResourceId subject, Set<Integer> after) {
    this(number, action, subject, after, null);
  }
}
