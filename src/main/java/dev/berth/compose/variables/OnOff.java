package dev.berth.compose.variables;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Variables that turn something on.
public final class OnOff {
  private OnOff() {}

  /// Whether a value means yes, in the words that the reference knows.
  ///
  /// @param value of the variable; absent if it is not set
  public static boolean isOn(@Nullable String value) {
    return value != null && read(value).orElse(false);
  }

  /// What a value says in the words that the reference knows; nothing if it is none of them.
  public static Optional<Boolean> read(String value) {
    return switch (value) {
      case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
      case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
