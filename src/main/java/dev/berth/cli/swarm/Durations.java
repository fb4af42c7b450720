package dev.berth.cli.swarm;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as options take them: `90s`, `1h30m`, `2160h0m0s`.
final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Durations() {}

  /// Nanoseconds, as the Engine API takes them.
  ///
  /// @param option name of the option
  /// @throws dev.berth.problem.ProblemsException if it is none, or longer than 292 years
  static long nanoseconds(String option, String text) {
    BigDecimal sum = BigDecimal.ZERO;
    if (!text.equals("0")) {
      if (!WHOLE.matcher(text).matches()) {
        throw wrong(option, text);
      }
      Matcher parts = PART.matcher(text);
      while (parts.find()) {
        BigDecimal unit = BigDecimal.valueOf(NANOSECONDS.getOrDefault(parts.group(2), 0L));
        sum = sum.add(new BigDecimal(parts.group(1)).multiply(unit));
      }
    }
    if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw wrong(option, text);
    }
    return sum.longValue();
  }

  private static RuntimeException wrong(String option, String text) {
    return Usages.wrong(
        "%s: no length of time: \"%s\"".formatted(option, text), "write it as 90s or 1h30m");
  }
}
