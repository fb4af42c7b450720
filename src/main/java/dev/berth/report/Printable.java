package dev.berth.report;

import java.util.Locale;

/// Text that does nothing but show: what would move the cursor, end the line or turn the direction
/// of writing is written as an escape sequence.
final class Printable {
  private Printable() {}

  static String text(String text) {
    if (text.codePoints().allMatch(Printable::shows)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (shows(c)) {
            shown.appendCodePoint(c);
          } else {
            shown.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
          }
        });
    return shown.toString();
  }

  private static boolean shows(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
