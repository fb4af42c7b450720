package dev.berth.target;

import java.time.Duration;

/// Lengths of time in the words that docker uses for them.
public final class Ages {
  private static final int HOURS_OF_DAY = 24;
  private static final int HOURS_OF_WEEK = HOURS_OF_DAY * 7;
  private static final int HOURS_OF_MONTH = HOURS_OF_DAY * 30;
  private static final int HOURS_OF_YEAR = HOURS_OF_DAY * 365;
  private static final int HALF_AN_HOUR = 30;
  private static final int SIXTY = 60;

  private Ages() {}

  /// A length of time such as `about a minute` or `3 weeks`; less than nothing counts as nothing.
  public static String text(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 1) {
      return "less than a second";
    }
    if (seconds < SIXTY) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    long minutes = age.toMinutes();
    if (minutes < SIXTY) {
      return minutes == 1 ? "about a minute" : minutes + " minutes";
    }
    long hours = age.plusMinutes(HALF_AN_HOUR).toHours();
    if (hours < 2 * HOURS_OF_DAY) {
      return hours == 1 ? "about an hour" : hours + " hours";
    }
    if (hours < 2 * HOURS_OF_WEEK) {
      return hours / HOURS_OF_DAY + " days";
    }
    if (hours < 2 * HOURS_OF_MONTH) {
      return hours / HOURS_OF_WEEK + " weeks";
    }
    return hours < 2 * HOURS_OF_YEAR
        ? hours / HOURS_OF_MONTH + " months"
        : hours / HOURS_OF_YEAR + " years";
  }
}
