package dev.berth.engine;

import dev.berth.plan.Reason;
import dev.berth.plan.Spec;
import org.jspecify.annotations.Nullable;

/// A service or model that a program is in charge of. What there is of it only the program knows,
/// so it is asked each time.
///
/// @param asked what the program is asked for; absent if it is left alone
public record ProviderSpec(@Nullable String asked) implements Spec {
  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }

  @Override
  public Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return Reason.Cause.REQUESTED;
  }
}
