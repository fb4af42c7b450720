package dev.berth.engine;

import dev.berth.plan.Reason;
import dev.berth.plan.Spec;

/// A service as a whole; each of its containers has a [ContainerSpec].
///
/// @param replicas number of containers
public record ServiceSpec(int replicas) implements Spec {
  @Override
  public Object[] values() {
    return new Object[] {replicas};
  }

  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }

  @Override
  public Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return Reason.Cause.SCALED;
  }
}
