package dev.berth.yaml;

import java.math.BigDecimal;

/// Numbers as text, in the forms that the reference prints.
public final class Floats {
  private Floats() {}

  /// The shortest digits that read back as the same number, without an exponent: `1`, `0.5`,
  /// `1000000`.
  public static String plain(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /// The shortest form, with an exponent if that is below -4 or above 5: `1`, `0.5`, `1e+06`.
  public static String shortest(double value) {
    return withExponent(value, -4, 6);
  }

  /// As [#plain], but with an exponent where it is below `low` or not below `high`.
  public static String withExponent(double value, int low, int high) {
    if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
      return plain(value);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    if (exponent >= low && exponent < high) {
      return decimal.toPlainString();
    }
    StringBuilder text = new StringBuilder();
    if (value < 0) {
      text.append('-');
    }
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    if (magnitude < 10) {
      text.append('0');
    }
    return text.append(magnitude).toString();
  }
}
