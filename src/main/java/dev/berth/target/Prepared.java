package dev.berth.target;

import dev.berth.plan.Plan;
import dev.berth.plan.State;
import dev.berth.problem.Problem;
import dev.berth.run.Operator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A plan and what it takes to run it.
///
/// @param plan what will change
/// @param wanted the state that it leads to
/// @param observed the state that it starts from
/// @param operator performs its steps
/// @param warnings what to tell the user beside it
/// @param again looks at the target anew and plans how to reach the same goal from there; absent if
///   the plan is run as it is or not at all
public record Prepared(
    Plan plan,
    State wanted,
    State observed,
    Operator operator,
    List<Problem> warnings,
    @Nullable Supplier<Prepared> again) {
  public Prepared {
    warnings = List.copyOf(warnings);
  }

  /// A plan that is run as it is or not at all.
  public Prepared(
      Plan plan, State wanted, State observed, Operator operator, List<Problem> warnings) {
    this(plan, wanted, observed, operator, warnings, null);
  }

  /// The same, which can be planned anew in this way, or, if absent, not at all.
  public Prepared orElse(@Nullable Supplier<Prepared> other) {
    return new Prepared(plan, wanted, observed, operator, warnings, other);
  }

  /// The same with something changed, now and whenever it is planned anew.
  ///
  /// @param change changes anything but `again`
  public Prepared changed(UnaryOperator<Prepared> change) {
    Supplier<Prepared> later = again;
    return change.apply(this).orElse(later == null ? null : () -> later.get().changed(change));
  }

  /// The same with other warnings.
  public Prepared warning(List<Problem> others) {
    return new Prepared(plan, wanted, observed, operator, others, again);
  }
}
