package dev.berth.compose.shortform;

import org.jspecify.annotations.Nullable;

/// Makes the exception for a value that is not what it should be.
public final class Unreadable {
  private Unreadable() {}

  /// A value that should be something else.
  public static ShortFormException value(String text, String wanted) {
    return new ShortFormException("\"" + text + "\" is not " + wanted, null);
  }

  /// Something that cannot be read, with advice.
  public static ShortFormException because(String message, @Nullable String help) {
    return new ShortFormException(message, help);
  }
}
