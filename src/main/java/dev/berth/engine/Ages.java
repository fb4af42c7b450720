package dev.berth.engine;

import java.time.Duration;

/// Durations in words, as the Docker tools write them.
final class Ages {
  private static final int MINUTE = 60;
  private static final int HOURS_SHOWN = 48;
  private static final int DAYS_SHOWN = 14;
  private static final int WEEKS_SHOWN = 60;
  private static final int DAYS_OF_WEEK = 7;
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private Ages() {}

  static String text(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / MINUTE;
    long hours = Math.round(minutes / (double) MINUTE);
    long days = hours / 24;
    if (seconds < 1) {
      return "Less than a second";
    }
    if (seconds < MINUTE) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    if (minutes < MINUTE) {
      return minutes == 1 ? "About a minute" : minutes + " minutes";
    }
    if (hours < HOURS_SHOWN) {
      return hours == 1 ? "About an hour" : hours + " hours";
    }
    if (days < DAYS_SHOWN) {
      return days + " days";
    }
    if (days < WEEKS_SHOWN) {
      return days / DAYS_OF_WEEK + " weeks";
    }
    return days < 2 * DAYS_OF_YEAR
        ? days / DAYS_OF_MONTH + " months"
        : days / DAYS_OF_YEAR + " years";
  }
}
