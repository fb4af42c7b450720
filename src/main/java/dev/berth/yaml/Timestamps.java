package dev.berth.yaml;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Dates and times of YAML 1.1: `2020-1-2`, `2020-01-02T03:04:05Z`, `2020-01-02 03:04:05.5`.
final class Timestamps {
  private final String text;
  private int at;

  private Timestamps(String text) {
    this.text = text;
  }

  /// The instant as `2020-01-02 03:04:05.5 +0000 UTC`, or null if the text is none.
  static @Nullable String parse(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return null;
    }
    try {
      return new Timestamps(text).read();
    } catch (DateTimeException invalid) {
      return null;
    }
  }

  private @Nullable String read() {
    int year = digits(4, 4);
    if (year < 0 || !skip('-')) {
      return null;
    }
    int month = digits(1, 2);
    if (month < 0 || !skip('-')) {
      return null;
    }
    int day = digits(1, 2);
    if (day < 0) {
      return null;
    }
    if (at == text.length()) {
      return format(LocalDateTime.of(year, month, day, 0, 0), "", "+0000 UTC");
    }
    char separator = text.charAt(at++);
    if (separator != 'T' && separator != 't' && separator != ' ') {
      return null;
    }
    int hour = digits(1, 2);
    if (hour < 0 || !skip(':')) {
      return null;
    }
    int minute = digits(1, 2);
    if (minute < 0 || !skip(':')) {
      return null;
    }
    int second = digits(1, 2);
    if (second < 0) {
      return null;
    }
    LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, second);
    String fraction = fraction();
    String zone = separator == ' ' ? (at == text.length() ? "+0000 UTC" : null) : zone();
    return zone == null ? null : format(time, fraction, zone);
  }

  private String fraction() {
    if (!skip('.')) {
      return "";
    }
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    int end = at;
    while (end > start && text.charAt(end - 1) == '0') {
      end--;
    }
    return end == start ? "" : "." + text.substring(start, end);
  }

  private @Nullable String zone() {
    String rest = text.substring(at);
    if (rest.equals("Z")) {
      return "+0000 UTC";
    }
    if (rest.length() != 6 || rest.charAt(3) != ':') {
      return null;
    }
    String offset = rest.substring(0, 3) + rest.substring(4);
    return (offset.charAt(0) == '+' || offset.charAt(0) == '-') ? offset + " " + offset : null;
  }

  private static String format(LocalDateTime time, String fraction, String zone) {
    StringBuilder out = new StringBuilder();
    pad(out, time.getYear(), 4).append('-');
    pad(out, time.getMonthValue(), 2).append('-');
    pad(out, time.getDayOfMonth(), 2).append(' ');
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2);
    return out.append(fraction).append(' ').append(zone).toString();
  }

  private static StringBuilder pad(StringBuilder out, int number, int width) {
    String digits = Integer.toString(number);
    out.repeat('0', width - digits.length());
    return out.append(digits);
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private int digits(int min, int max) {
    int start = at;
    int value = 0;
    while (at < text.length()
        && at - start < max
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '9') {
      value = value * 10 + (text.charAt(at++) - '0');
    }
    return at - start < min ? -1 : value;
  }

  /// The instant as `2020-01-02T03:04:05Z`.
  static String iso(String text) {
    String[] parts = text.split(" ", 3);
    String zone = parts.length > 2 ? parts[2] : "";
    String offset = zone.length() >= 5 ? zone.substring(0, 3) + ":" + zone.substring(3, 5) : "";
    boolean utc = zone.endsWith("UTC") || offset.isEmpty();
    return parts[0] + "T" + (parts.length > 1 ? parts[1] : "00:00:00") + (utc ? "Z" : offset);
  }
}
