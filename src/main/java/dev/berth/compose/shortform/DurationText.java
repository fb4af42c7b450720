package dev.berth.compose.shortform;

import java.math.BigDecimal;

/// Durations such as `10s`, `1m30s`, `1.5h`, `2d` or `1w`.
public final class DurationText {
  private static final String HELP = "write a number and a unit: us, ms, s, m, h, d or w";

  private DurationText() {}

  /// The duration in nanoseconds.
  public static long nanos(String text) throws ShortFormException {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    if (rest.isEmpty()) {
      throw malformed(text);
    }
    BigDecimal sum = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length()) {
      int end = at;
      while (end < rest.length() && isNumeric(rest.charAt(end))) {
        end++;
      }
      int unitEnd = end;
      while (unitEnd < rest.length() && !isNumeric(rest.charAt(unitEnd))) {
        unitEnd++;
      }
      String number = rest.substring(at, end);
      long unit = unit(rest.substring(end, unitEnd));
      if (unit == 0 || number.isEmpty() || number.equals(".") || number.split("\\.").length > 2) {
        throw malformed(text);
      }
      try {
        sum = sum.add(new BigDecimal(number).multiply(BigDecimal.valueOf(unit)));
      } catch (NumberFormatException e) {
        throw malformed(text);
      }
      at = unitEnd;
    }
    if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw malformed(text);
    }
    return negative ? -sum.longValue() : sum.longValue();
  }

  /// The duration in nanoseconds, where days and weeks are not known.
  public static long shortNanos(String text) throws ShortFormException {
    if (text.indexOf('d') >= 0 || text.indexOf('w') >= 0) {
      throw new ShortFormException(
          "\"" + text + "\" is no duration", "write a number and a unit: us, ms, s, m or h");
    }
    return nanos(text);
  }

  private static boolean isNumeric(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static ShortFormException malformed(String text) {
    return new ShortFormException("\"" + text + "\" is no duration", HELP);
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      case "w" -> 604_800_000_000_000L;
      default -> 0;
    };
  }

  /// The canonical text of a duration: `1h0m0s`, `1m30s`, `1.5s`, `500ms`, `0s`.
  public static String format(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    BigDecimal size = BigDecimal.valueOf(nanos).abs();
    long magnitude = Math.abs(nanos);
    if (magnitude < 1_000) {
      return sign + magnitude + "ns";
    }
    if (magnitude < 1_000_000) {
      return sign + plain(size.movePointLeft(3)) + "µs";
    }
    if (magnitude < 1_000_000_000) {
      return sign + plain(size.movePointLeft(6)) + "ms";
    }
    long hours = magnitude / 3_600_000_000_000L;
    long minutes = magnitude / 60_000_000_000L % 60;
    BigDecimal seconds = BigDecimal.valueOf(magnitude % 60_000_000_000L).movePointLeft(9);
    StringBuilder out = new StringBuilder(sign);
    if (hours > 0) {
      out.append(hours).append('h');
    }
    if (hours > 0 || minutes > 0) {
      out.append(minutes).append('m');
    }
    return out.append(plain(seconds)).append('s').toString();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
