package dev.berth.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the output of a container goes.
///
/// @param driver logging driver; absent for the engine's default
/// @param options options of the driver
public record Logging(@Nullable String driver, Map<String, String> options) {
  public Logging {
    options = Maps.ordered(options);
  }
}
