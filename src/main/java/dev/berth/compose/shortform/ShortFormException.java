package dev.berth.compose.shortform;

import org.jspecify.annotations.Nullable;

/// Thrown for a short form that cannot be read.
public final class ShortFormException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String help;

  ShortFormException(String message, @Nullable String help) {
    super(message, null, false, false);
    this.help = help;
  }

  /// What is wrong.
  public String message() {
    return String.valueOf(getMessage());
  }

  /// What to do about it.
  public @Nullable String help() {
    return help;
  }
}
