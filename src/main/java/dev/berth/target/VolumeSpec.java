package dev.berth.target;

import dev.berth.plan.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A volume as a target has it.
///
/// @param driver volume driver
/// @param driverOpts options of the driver
/// @param labels the user's labels
public record VolumeSpec(
    @Nullable String driver,
    @Nullable Map<String, String> driverOpts,
    @Nullable Map<String, String> labels)
    implements Spec {

  @Override
  public Effect effectOf(String attribute) {
    return Effect.REPLACE_LOSING_DATA;
  }
}
