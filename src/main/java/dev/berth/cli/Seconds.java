package dev.berth.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Options that are numbers of seconds.
final class Seconds {
  private Seconds() {}

  /// The duration of so many seconds; absent if the option was not given.
  static @Nullable Duration of(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
