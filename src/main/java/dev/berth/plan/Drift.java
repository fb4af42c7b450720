package dev.berth.plan;

import dev.berth.plan.Reason.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What of a plan puts right that someone changed or removed by hand.
public final class Drift {
  private static final Set<Cause> BY_HAND =
      EnumSet.of(
          Cause.CHANGED_BY_HAND, Cause.DIFFERENT, Cause.SCALED, Cause.NOT_RUNNING, Cause.MISSING);

  private Drift() {}

  /// The changes for that reason alone, and nothing to do. Where it is not known what a resource
  /// was made from, whatever differs counts.
  public static Plan of(Plan plan) {
    List<Change> changes =
        plan.changes().stream()
            .filter(change -> change.reasons().stream().anyMatch(Drift::byHand))
            .toList();
    return new Plan(plan.subject(), changes, List.of());
  }

  private static boolean byHand(Reason reason) {
    return BY_HAND.contains(reason.cause());
  }
}
