package dev.berth.cli.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Options that are numbers of seconds.
public final class Seconds {
  private Seconds() {}

  /// The duration of so many seconds; absent if the option was not given.
  public static @Nullable Duration of(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
