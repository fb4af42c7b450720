package dev.berth.compose.decode;

import java.math.BigDecimal;
import java.time.Duration;

/// Durations as Compose files write them: `1h30m`, `1.5s`, `250ms`.
final class DurationText {
  private DurationText() {}

  static Duration parse(String text) {
    boolean negative = text.startsWith("-");
    BigDecimal nanos = BigDecimal.ZERO;
    int i = negative ? 1 : 0;
    while (i < text.length()) {
      int number = i;
      while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
        i++;
      }
      int unit = i;
      while (i < text.length() && Character.isLetter(text.charAt(i))) {
        i++;
      }
      BigDecimal amount = new BigDecimal(text.substring(number, unit));
      nanos = nanos.add(amount.multiply(BigDecimal.valueOf(nanosOf(text.substring(unit, i)))));
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
  }

  private static long nanosOf(String unit) {
    return switch (unit) {
      case "" -> 1;
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      case "w" -> 604_800_000_000_000L;
      default -> throw new IllegalStateException("no unit of time: " + unit);
    };
  }
}
