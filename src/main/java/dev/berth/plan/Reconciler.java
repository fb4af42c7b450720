package dev.berth.plan;

import dev.berth.problem.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out what it takes to get from what is there to what is wanted.
public final class Reconciler {
  private final State desired;
  private final State observed;
  private final ReconcileOptions options;
  private final Map<ResourceId, Change> decided = new HashMap<>();
  private @Nullable Sensitive sensitive;

  private Reconciler(State desired, State observed, ReconcileOptions options) {
    this.desired = desired;
    this.observed = observed;
    this.options = options;
  }

  /// What must not be shown: what the options say, and what both states call a secret.
  private Sensitive sensitive() {
    if (sensitive == null) {
      sensitive = options.sensitive().learning(desired, observed);
    }
    return sensitive;
  }

  /// The plan. Same input, same plan.
  ///
  /// @param subject what the plan is about, for people
  /// @param desired what is wanted; whatever else is observed of the project goes away, orphans
  ///   only if the options say so
  /// @param observed what is there
  /// @param options what the user allows or forces
  /// @param expansion the target's way to carry changes out
  public static Plan plan(
      String subject,
      State desired,
      State observed,
      ReconcileOptions options,
      Expansion expansion) {
    List<Change> changes = new Reconciler(desired, observed, options).changes();
    return new Plan(subject, changes, expansion.steps(changes));
  }

  /// Whether the resource is as it is wanted.
  public static boolean matches(Resource observed, Resource wanted) {
    return Differ.diff(observed.spec(), wanted.spec(), observed.known(), () -> Sensitive.DEFAULT)
        .isEmpty();
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Resource wanted : desired.resources().values()) {
      changes.add(decide(wanted));
    }
    for (Resource there : observed.resources().values()) {
      if (desired.find(there.id()).isEmpty()) {
        changes.add(unwanted(there));
      }
    }
    changes.sort((one, other) -> one.resource().id().compareTo(other.resource().id()));
    return List.copyOf(changes);
  }

  private Change decide(Resource wanted) {
    Change change = decided.get(wanted.id());
    if (change == null) {
      change =
          observed
              .find(wanted.id())
              .map(there -> existing(there, wanted))
              .orElseGet(() -> new Change.Create(wanted, List.of(Reason.of(Reason.Cause.MISSING))));
      decided.put(wanted.id(), change);
    }
    return change;
  }

  private Change existing(Resource there, Resource wanted) {
    if (wanted.standing() == Resource.Standing.EXTERNAL) {
      return new Change.Keep(wanted, List.of());
    }
    List<Diff> diffs = Differ.diff(there.spec(), wanted.spec(), there.known(), this::sensitive);
    List<Reason> reasons = new ArrayList<>();
    reasons.addAll(why(there, wanted, diffs));
    int ownReasons = reasons.size();
    for (ResourceId used : wanted.uses()) {
      if (desired.find(used).map(this::decide).orElse(null) instanceof Change.Replace) {
        reasons.add(new Reason(Reason.Cause.DEPENDENCY_REPLACED, used.toString()));
      }
    }
    boolean cascades = reasons.size() > ownReasons;
    boolean forced = options.forces(wanted);
    if (forced) {
      reasons.add(Reason.of(Reason.Cause.FORCED));
    }
    if (diffs.isEmpty() && !cascades && !forced) {
      return restarts(wanted)
          .<Change>map(reason -> new Change.Update(there, wanted, diffs, List.of(reason)))
          .orElseGet(() -> new Change.Keep(wanted, List.of()));
    }
    return changed(there, wanted, diffs, reasons, cascades || forced);
  }

  /// Why something that could stay as it is has to be restarted.
  private Optional<Reason> restarts(Resource wanted) {
    if (wanted.restartsWith().isEmpty()) {
      return Optional.empty();
    }
    return wanted.restartsWith().stream()
        .filter(used -> desired.find(used).map(this::decide).orElse(null) instanceof Change.Replace)
        .findFirst()
        .map(used -> new Reason(Reason.Cause.DEPENDENCY_REPLACED, used.toString()));
  }

  private Change changed(
      Resource there, Resource wanted, List<Diff> diffs, List<Reason> reasons, boolean replace) {
    Spec.Effect effect = replace ? Spec.Effect.REPLACE : Spec.Effect.IN_PLACE;
    for (Diff diff : diffs) {
      if (diff.effect().compareTo(effect) > 0) {
        effect = diff.effect();
      }
    }
    return switch (effect) {
      case IN_PLACE, RESTART -> new Change.Update(there, wanted, diffs, reasons);
      case REPLACE ->
          options.replacement() == ReconcileOptions.Replacement.NEVER
              ? withoutReplacing(there, wanted, diffs, reasons)
              : new Change.Replace(there, wanted, diffs, reasons);
      case REPLACE_LOSING_DATA ->
          options.acceptLoss().contains(wanted.id().name())
              ? new Change.Replace(there, wanted, diffs, reasons)
              : new Change.Blocked(
                  there,
                  wanted,
                  diffs,
                  reasons,
                  "replacing it loses its data; allow that with --recreate-volumes=%s, or undo the"
                          .formatted(wanted.id().name())
                      + " change");
    };
  }

  private static Change withoutReplacing(
      Resource there, Resource wanted, List<Diff> diffs, List<Reason> reasons) {
    List<Diff> inPlace =
        diffs.stream().filter(diff -> diff.effect().compareTo(Spec.Effect.REPLACE) < 0).toList();
    return inPlace.isEmpty()
        ? new Change.Keep(there, List.of())
        : new Change.Update(there, wanted, inPlace, reasons);
  }

  private static List<Reason> why(Resource there, Resource wanted, List<Diff> diffs) {
    if (diffs.isEmpty()) {
      return List.of();
    }
    return diffs.stream().map(diff -> Reason.of(cause(there, wanted, diff))).distinct().toList();
  }

  /// Why an attribute differs.
  static Reason.Cause cause(Resource there, Resource wanted, Diff diff) {
    String attribute = attribute(diff);
    Reason.Cause usual =
        there.fingerprint() == null || wanted.fingerprint() == null
            ? Reason.Cause.DIFFERENT
            : there.fingerprint().equals(wanted.fingerprint())
                    || neitherMakerNorFileSet(attribute, there, wanted, diff)
                ? Reason.Cause.CHANGED_BY_HAND
                : Reason.Cause.FILE_CHANGED;
    return wanted.spec().causeOf(attribute, usual);
  }

  /// Whether somebody else must have set what is there, whatever has become of the file since.
  private static boolean neitherMakerNorFileSet(
      String attribute, Resource there, Resource wanted, Diff diff) {
    return diff.after() == null
        && there.known() != null
        && !there.known().contains(attribute)
        && !wanted.spec().mayHaveDefault(attribute);
  }

  private static String attribute(Diff diff) {
    return diff.path().segments().getFirst() instanceof Path.Segment.Key(String name) ? name : "";
  }

  private Change unwanted(Resource there) {
    return switch (there.standing()) {
      case OWN -> new Change.Remove(there, List.of(Reason.of(Reason.Cause.REQUESTED)));
      case ORPHAN ->
          options.removeOrphans()
              ? new Change.Remove(there, List.of(Reason.of(Reason.Cause.ORPHANED)))
              : new Change.Keep(there, List.of(Reason.of(Reason.Cause.ORPHANED)));
      case SUPERSEDED -> new Change.Remove(there, List.of(Reason.of(Reason.Cause.SUPERSEDED)));
      case EXTERNAL -> new Change.Keep(there, List.of());
    };
  }
}
