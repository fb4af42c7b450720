package dev.berth.plan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Makes a step depend on how many others fail. The step waits until all of them have come to an
/// end, one way or the other. What never begins does not fail.
///
/// @param of numbers of the steps that are counted
/// @param failures how many failures leave things as they should be
/// @param beyond whether the step is taken only if there are more failures than that, and needless
///   otherwise; else it is taken only if there are no more
public record Gate(Set<Integer> of, int failures, boolean beyond) {
  public Gate {
    of = Collections.unmodifiableSet(new TreeSet<>(of));
  }

  /// Lets a step be taken if no more of the others fail than that.
  public static Gate upTo(int failures, Set<Integer> of) {
    return new Gate(of, failures, false);
  }

  /// Lets a step be taken if more of the others fail than that.
  public static Gate beyond(int failures, Set<Integer> of) {
    return new Gate(of, failures, true);
  }
}
