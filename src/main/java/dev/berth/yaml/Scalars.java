package dev.berth.yaml;

import dev.berth.problem.Span;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Gives plain scalars their types: `0123` is 83, `1_000` is 1000, `yes` stays text.
final class Scalars {
  private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64);

  /// So many characters of a decimal number fit into 64 bits, whatever they are.
  private static final int SHORT = 18;

  private Scalars() {}

  /// What an untagged, unquoted scalar means.
  static ScalarNode resolve(String text, @Nullable Span span) {
    if (text.isEmpty()) {
      return new ScalarNode.NullNode(span);
    }
    char first = text.charAt(0);
    return switch (first) {
      case 't', 'T', 'f', 'F', 'n', 'N', '~' -> word(text, span);
      case '.', '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text, span);
      default -> new ScalarNode.StringNode(text, span);
    };
  }

  private static ScalarNode word(String text, @Nullable Span span) {
    return switch (text) {
      case "true", "True", "TRUE" -> new ScalarNode.BoolNode(true, span);
      case "false", "False", "FALSE" -> new ScalarNode.BoolNode(false, span);
      case "null", "Null", "NULL", "~" -> new ScalarNode.NullNode(span);
      default -> new ScalarNode.StringNode(text, span);
    };
  }

  private static ScalarNode number(String text, @Nullable Span span) {
    switch (text) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
        return new ScalarNode.FloatNode(Double.POSITIVE_INFINITY, span);
      }
      case "-.inf", "-.Inf", "-.INF" -> {
        return new ScalarNode.FloatNode(Double.NEGATIVE_INFINITY, span);
      }
      case ".nan", ".NaN", ".NAN" -> {
        return new ScalarNode.FloatNode(Double.NaN, span);
      }
      default -> {}
    }
    if (text.charAt(0) == '.') {
      return isFloat(text) ? floating(text, text, span) : new ScalarNode.StringNode(text, span);
    }
    String instant = Timestamps.parse(text);
    if (instant != null) {
      return new ScalarNode.TimestampNode(instant, span);
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    ScalarNode whole = whole(plain, span);
    if (whole != null) {
      return whole;
    }
    return isFloat(plain) ? floating(plain, text, span) : new ScalarNode.StringNode(text, span);
  }

  private static ScalarNode floating(String plain, String text, @Nullable Span span) {
    double value = Double.parseDouble(plain);
    return Double.isInfinite(value)
        ? new ScalarNode.StringNode(text, span)
        : new ScalarNode.FloatNode(value, span);
  }

  /// A whole number in base 2 (`0b`), 8 (`0`, `0o`), 10 or 16 (`0x`), or null if the text is none
  /// or does not fit into 64 bits.
  static ScalarNode.@Nullable IntNode whole(String text, @Nullable Span span) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int radix = 10;
    int digits = start;
    if (text.length() - start > 1 && text.charAt(start) == '0') {
      switch (text.charAt(start + 1)) {
        case 'x', 'X' -> {
          radix = 16;
          digits += 2;
        }
        case 'o', 'O' -> {
          radix = 8;
          digits += 2;
        }
        case 'b', 'B' -> {
          radix = 2;
          digits += 2;
        }
        default -> {
          radix = 8;
          digits += 1;
        }
      }
    }
    if (digits >= text.length()) {
      return null;
    }
    for (int i = digits; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    if (text.length() - digits > 80) {
      return null;
    }
    if (radix == 10 && text.length() <= SHORT) {
      return new ScalarNode.IntNode(Long.parseLong(text), span);
    }
    BigInteger value = new BigInteger(text.substring(digits), radix);
    if (text.charAt(0) == '-') {
      value = value.negate();
    }
    if (value.bitLength() <= 63) {
      return new ScalarNode.IntNode(value.longValue(), span);
    }
    boolean fits = start == 0 && value.compareTo(MAX_UNSIGNED) < 0;
    return fits ? new ScalarNode.IntNode(value.longValue(), true, span) : null;
  }

  /// Whether a text is sign, digits, at most one point, and perhaps an exponent.
  static boolean isFloat(String text) {
    int i = 0;
    int end = text.length();
    if (i < end && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    int whole = digits(text, i) - i;
    i += whole;
    if (i < end && text.charAt(i) == '.') {
      i++;
      int fraction = digits(text, i) - i;
      if (whole == 0 && fraction == 0) {
        return false;
      }
      i += fraction;
    } else if (whole == 0) {
      return false;
    }
    if (i < end && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < end && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
        i++;
      }
      int after = digits(text, i);
      if (after == i) {
        return false;
      }
      i = after;
    }
    return i == end;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
