package dev.berth.plan;

import dev.berth.plan.Reason.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a plan puts right that someone changed or removed by hand.
public final class Drift {
  private static final Set<Cause> BY_HAND =
      EnumSet.of(
          Cause.CHANGED_BY_HAND, Cause.DIFFERENT, Cause.SCALED, Cause.NOT_RUNNING, Cause.MISSING);

  private Drift() {}

  /// The changes and differences for that reason alone, and nothing to do. Where it is not known
  /// what a resource was made from, whatever differs counts.
  public static Plan of(Plan plan) {
    List<Change> changes =
        plan.changes().stream().map(Drift::byHand).flatMap(Optional::stream).toList();
    return new Plan(plan.subject(), changes, List.of());
  }

  private static Optional<Change> byHand(Change change) {
    return switch (change) {
      case Change.Create create ->
          create.reasons().stream().anyMatch(Drift::isByHand)
              ? Optional.of(change)
              : Optional.empty();
      case Change.Update update -> differing(update.observed(), update.resource(), update.diffs());
      case Change.Replace replace ->
          differing(replace.observed(), replace.resource(), replace.diffs());
      case Change.Blocked blocked ->
          differing(blocked.observed(), blocked.resource(), blocked.diffs())
              .map(_ ->
                  new Change.Blocked(
                      blocked.observed(),
                      blocked.resource(),
                      byHand(blocked.observed(), blocked.resource(), blocked.diffs()),
                      reasons(blocked.observed(), blocked.resource(), blocked.diffs()),
                      blocked.decision()));
      case Change.Remove _, Change.Keep _ -> Optional.empty();
    };
  }

  private static Optional<Change> differing(Resource there, Resource wanted, List<Diff> all) {
    List<Diff> diffs = byHand(there, wanted, all);
    if (diffs.isEmpty()) {
      return Optional.empty();
    }
    List<Reason> reasons = reasons(there, wanted, all);
    boolean replaces =
        diffs.stream().anyMatch(diff -> diff.effect().compareTo(Spec.Effect.REPLACE) >= 0);
    return Optional.of(
        replaces
            ? new Change.Replace(there, wanted, diffs, reasons)
            : new Change.Update(there, wanted, diffs, reasons));
  }

  private static List<Diff> byHand(Resource there, Resource wanted, List<Diff> diffs) {
    return diffs.stream()
        .filter(diff -> BY_HAND.contains(Reconciler.cause(there, wanted, diff)))
        .toList();
  }

  private static List<Reason> reasons(Resource there, Resource wanted, List<Diff> diffs) {
    return byHand(there, wanted, diffs).stream()
        .map(diff -> Reason.of(Reconciler.cause(there, wanted, diff)))
        .distinct()
        .toList();
  }

  private static boolean isByHand(Reason reason) {
    return BY_HAND.contains(reason.cause());
  }
}
