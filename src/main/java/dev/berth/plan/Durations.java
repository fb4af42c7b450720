package dev.berth.plan;

import java.time.Duration;

/// Durations as Compose files write them.
public final class Durations {
  private Durations() {}

  /// A duration such as `1h30m`, `10s` or `250ms`; zero is `0s`.
  public static String text(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    StringBuilder text = new StringBuilder(duration.isNegative() ? "-" : "");
    Duration rest = duration.abs();
    append(text, rest.toHours(), "h");
    append(text, rest.toMinutesPart(), "m");
    append(text, rest.toSecondsPart(), "s");
    append(text, rest.toMillisPart(), "ms");
    append(text, rest.toNanosPart() / 1_000 % 1_000, "us");
    append(text, rest.toNanosPart() % 1_000, "ns");
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
