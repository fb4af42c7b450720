package dev.berth.engine;

import dev.berth.plan.Reason;
import dev.berth.plan.Spec;
import org.jspecify.annotations.Nullable;

/// An image that services of the project need.
///
/// @param refresh `build` or `pull` if that is to be done; absent if the image is there and good
public record ImageSpec(@Nullable String refresh) implements Spec {
  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }

  @Override
  public Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return Reason.Cause.REQUESTED;
  }
}
