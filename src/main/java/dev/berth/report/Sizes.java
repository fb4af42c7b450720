package dev.berth.report;

import java.util.List;
import java.util.Locale;

/// Numbers of bytes as docker writes them.
public final class Sizes {
  private static final int DECIMAL = 1000;
  private static final int BINARY = 1024;
  private static final List<String> DECIMAL_UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
  private static final List<String> BINARY_UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

  private Sizes() {}

  /// With three digits: `1.99MB`.
  public static String decimal(long bytes) {
    return text(bytes, DECIMAL, DECIMAL_UNITS, 3);
  }

  /// With four digits: `23.54GiB`.
  public static String binary(long bytes) {
    return text(bytes, BINARY, BINARY_UNITS, 4);
  }

  private static String text(long bytes, int step, List<String> units, int digits) {
    double size = bytes;
    int unit = 0;
    while (size >= step && unit < units.size() - 1) {
      size /= step;
      unit++;
    }
    String number =
        new java.math.BigDecimal(size)
            .round(new java.math.MathContext(digits))
            .stripTrailingZeros()
            .toPlainString();
    return String.format(Locale.ROOT, "%s%s", number, units.get(unit));
  }
}
