package dev.berth.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what an engine does in its own time.
public final class Waiting {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private Waiting() {}

  /// Returns once the condition holds.
  ///
  /// @param what ends the sentence "waited in vain until …"
  /// @param evidence what to show when it does not come to hold in time
  /// @throws AssertionError when the time is over
  public static void until(
      String what, Duration atMost, BooleanSupplier condition, Supplier<String> evidence) {
    Instant end = Instant.now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain until " + what + "\n" + evidence.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
