package dev.berth.report;

import java.util.List;
import java.util.Locale;

/// Numbers and lists in words.
final class Words {
  private Words() {}

  /// `1 network`, `3 networks`.
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// With a capital at the beginning.
  static String capitalized(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// `a`, `a and b`, `a, b and c`.
  static String list(List<String> items) {
    return switch (items.size()) {
      case 0 -> "";
      case 1 -> items.getFirst();
      default -> String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    };
  }
}
