package dev.berth.cli.listing;

import dev.berth.docker.LogOptions;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as options give them: `2026-01-02T13:23:37Z`, a date, seconds since 1970, or how long ago,
/// such as `42m` or `1h30m`.
public final class PointInTime {
  private static final Pattern AGO = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:h|m|s|ms))+");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");
  private static final Pattern SECONDS = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final double MILLIS = 1000;

  private PointInTime() {}

  /// The time as the Engine API takes it; absent if none was given.
  ///
  /// @param option name of the option
  /// @throws ProblemsException if it is none
  public static @Nullable String of(String option, @Nullable String text) {
    return of(option, text, Instant.now());
  }

  /// How long ago is told to the second, the part of one left out, as the Docker command does.
  static @Nullable String of(String option, @Nullable String text, Instant now) {
    if (text == null || SECONDS.matcher(text).matches()) {
      return text;
    }
    if (AGO.matcher(text).matches()) {
      return Long.toString(now.minus(duration(text)).getEpochSecond());
    }
    Instant time = read(option, text);
    return LogOptions.time(time);
  }

  private static Duration duration(String text) {
    double millis = 0;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      millis +=
          Double.parseDouble(parts.group(1))
              * switch (parts.group(2)) {
                case "h" -> 3600 * MILLIS;
                case "m" -> 60 * MILLIS;
                case "s" -> MILLIS;
                default -> 1;
              };
    }
    return Duration.ofMillis((long) millis);
  }

  private static Instant read(String option, String text) {
    try {
      if (text.length() <= "2026-01-02".length()) {
        return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
      }
      if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d$")) {
        return java.time.OffsetDateTime.parse(text).toInstant();
      }
      return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "%s: no time: \"%s\"".formatted(option, text))
              .withHelp("use 2026-01-02T13:23:37Z, or 42m for 42 minutes ago"));
    }
  }
}
