package dev.berth.compose.shortform;

import java.util.Locale;

/// Sizes such as `64m`, `1.5 GB` or `2gib`; units are powers of 1024.
public final class SizeText {
  private static final String UNITS = "kmgtp";

  private SizeText() {}

  /// The size in bytes.
  public static long bytes(String text) throws ShortFormException {
    int last = text.length() - 1;
    while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
      last--;
    }
    String number = text.substring(0, last + 1);
    if (number.endsWith(" ")) {
      number = number.substring(0, number.length() - 1);
    }
    String unit = text.substring(last + 1).toLowerCase(Locale.ROOT);
    if (!isNumber(number)) {
      throw malformed(text);
    }
    double value = Double.parseDouble(number);
    if (unit.isEmpty() || unit.equals("b")) {
      return whole(value);
    }
    int power = UNITS.indexOf(unit.charAt(0));
    String rest = unit.substring(1);
    if (power < 0 || !(rest.isEmpty() || rest.equals("b") || rest.equals("ib"))) {
      throw malformed(text);
    }
    return whole(value * Math.pow(1024, power + 1));
  }

  private static long whole(double bytes) throws ShortFormException {
    if (bytes >= 0x1p63) {
      throw new ShortFormException("the size is too large", null);
    }
    return (long) bytes;
  }

  private static ShortFormException malformed(String text) {
    return new ShortFormException(
        "\"" + text + "\" is no size", "write a number and a unit: b, k, m, g, t or p");
  }

  private static boolean isNumber(String text) {
    boolean digit = false;
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9') {
        digit = true;
      } else {
        return false;
      }
    }
    return digit;
  }
}
