package dev.berth.engine;

import dev.berth.plan.Reason;
import dev.berth.plan.Spec;
import org.jspecify.annotations.Nullable;

/// An image that services of the project need.
///
/// @param refresh `build`, `pull` or `push` if that is to be done; absent if the image is there and
///   good
public record ImageSpec(@Nullable String refresh) implements Spec {
  static final String PULL = "pull";
  static final String BUILD = "build";
  static final String PUSH = "push";
  static final String BUILD_AND_PUSH = "build and push";

  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }

  @Override
  public Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return Reason.Cause.REQUESTED;
  }
}
