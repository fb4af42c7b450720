package dev.berth.compose.shortform;

/// Durations such as `10s`, `1m30s`, `1.5h`, `2d` or `1w`. They are counted in whole numbers:
/// loading `BigDecimal` takes longer than reading a small file.
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
    long sum = 0;
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
      int point = number.indexOf('.');
      if (unit == 0 || number.isEmpty() || number.equals(".") || point != number.lastIndexOf('.')) {
        throw malformed(text);
      }
      try {
        sum = Math.addExact(sum, times(unit, number, point));
      } catch (ArithmeticException e) {
        throw malformed(text);
      }
      at = unitEnd;
    }
    return negative ? -sum : sum;
  }

  /// A number of units, what is less than a nanosecond left out.
  ///
  /// @param point where the decimal point is, or -1
  /// @throws ArithmeticException if there are more nanoseconds than a `long` holds
  private static long times(long unit, String number, int point) {
    int end = point < 0 ? number.length() : point;
    long whole = 0;
    for (int i = 0; i < end; i++) {
      whole = Math.addExact(Math.multiplyExact(whole, 10L), number.charAt(i) - '0');
    }
    long fraction = 0;
    for (int i = number.length() - 1; i > end; i--) {
      fraction = (fraction + (number.charAt(i) - '0') * unit) / 10;
    }
    return Math.addExact(Math.multiplyExact(whole, unit), fraction);
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
    long magnitude = Math.abs(nanos);
    if (magnitude < 1_000) {
      return sign + magnitude + "ns";
    }
    if (magnitude < 1_000_000) {
      return sign + decimal(magnitude, 1_000) + "µs";
    }
    if (magnitude < 1_000_000_000) {
      return sign + decimal(magnitude, 1_000_000) + "ms";
    }
    long hours = magnitude / 3_600_000_000_000L;
    long minutes = magnitude / 60_000_000_000L % 60;
    StringBuilder out = new StringBuilder(sign);
    if (hours > 0) {
      out.append(hours).append('h');
    }
    if (hours > 0 || minutes > 0) {
      out.append(minutes).append('m');
    }
    return out.append(decimal(magnitude % 60_000_000_000L, 1_000_000_000)).append('s').toString();
  }

  /// How many units a count is, without zeros at the end.
  ///
  /// @param unit a power of ten
  private static String decimal(long count, long unit) {
    long fraction = count % unit;
    if (fraction == 0) {
      return Long.toString(count / unit);
    }
    String digits = Long.toString(unit + fraction).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return count / unit + "." + digits.substring(0, end);
  }
}
