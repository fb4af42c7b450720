package dev.berth.target;

import dev.berth.plan.Plan;
import dev.berth.plan.State;
import dev.berth.problem.Problem;
import dev.berth.run.Operator;
import java.util.List;

/// A plan and what it takes to run it.
///
/// @param plan what will change
/// @param wanted the state that it leads to
/// @param observed the state that it starts from
/// @param operator performs its steps
/// @param warnings what to tell the user beside it
public record Prepared(
    Plan plan, State wanted, State observed, Operator operator, List<Problem> warnings) {
  public Prepared {
    warnings = List.copyOf(warnings);
  }
}
