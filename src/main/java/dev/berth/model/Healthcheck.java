package dev.berth.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the health of a container is found out.
///
/// @param test the test, beginning with `CMD`, `CMD-SHELL` or `NONE`; absent for the image's own
/// @param interval time between two tests
/// @param timeout time a test may take
/// @param retries failures in a row that make it unhealthy
/// @param startPeriod time after the start in which failures do not count
/// @param startInterval time between two tests during the start period
/// @param disable switches the image's own test off
public record Healthcheck(
    @Nullable List<String> test,
    @Nullable Duration interval,
    @Nullable Duration timeout,
    @Nullable Integer retries,
    @Nullable Duration startPeriod,
    @Nullable Duration startInterval,
    boolean disable) {

  public Healthcheck {
    test = test == null ? null : List.copyOf(test);
  }
}
