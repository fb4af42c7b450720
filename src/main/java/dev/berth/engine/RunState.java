package dev.berth.engine;

import dev.berth.plan.Reason;
import dev.berth.plan.Spec;

/// A container of which nothing but its state matters.
///
/// @param state `running` or `exited`
public record RunState(String state) implements Spec {
  static final RunState RUNNING = new RunState("running");
  static final RunState EXITED = new RunState("exited");

  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }

  @Override
  public Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return Reason.Cause.REQUESTED;
  }
}
