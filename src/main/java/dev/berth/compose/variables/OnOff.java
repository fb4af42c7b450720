package dev.berth.compose.variables;

import org.jspecify.annotations.Nullable;

/// Variables that turn something on.
public final class OnOff {
  private OnOff() {}

  /// Whether a value means yes, in the words that the reference knows.
  ///
  /// @param value of the variable; absent if it is not set
  public static boolean isOn(@Nullable String value) {
    return value != null
        && switch (value) {
          case "1", "t", "T", "TRUE", "true", "True" -> true;
          default -> false;
        };
  }
}
