package dev.berth.yaml;

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
    return Decimal.of(value).plain();
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
    Decimal decimal = Decimal.of(value);
    return decimal.exponent >= low && decimal.exponent < high
        ? decimal.plain()
        : decimal.scientific();
  }

  /// A number as its digits say it. A `BigDecimal` would do the same; loading that class takes
  /// longer than reading a small file.
  ///
  /// @param sign `-` or empty
  /// @param digits without zeros at either end
  /// @param exponent power of ten of the first digit
  private record Decimal(String sign, String digits, int exponent) {
    /// Of a number that is finite and not zero.
    static Decimal of(double value) {
      String text = Double.toString(Math.abs(value));
      int mark = text.indexOf('E');
      String mantissa = mark < 0 ? text : text.substring(0, mark);
      int point = mantissa.indexOf('.');
      String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
      int first = 0;
      while (all.charAt(first) == '0') {
        first++;
      }
      int end = all.length();
      while (all.charAt(end - 1) == '0') {
        end--;
      }
      int power = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
      return new Decimal(
          value < 0 ? "-" : "", all.substring(first, end), power + point - 1 - first);
    }

    String plain() {
      if (exponent < 0) {
        return sign + "0." + "0".repeat(-exponent - 1) + digits;
      }
      int whole = exponent + 1;
      return digits.length() <= whole
          ? sign + digits + "0".repeat(whole - digits.length())
          : sign + digits.substring(0, whole) + "." + digits.substring(whole);
    }

    String scientific() {
      int magnitude = Math.abs(exponent);
      return sign
          + digits.charAt(0)
          + (digits.length() > 1 ? "." + digits.substring(1) : "")
          + (exponent < 0 ? "e-" : "e+")
          + (magnitude < 10 ? "0" : "")
          + magnitude;
    }
  }
}
