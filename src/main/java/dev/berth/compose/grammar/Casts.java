package dev.berth.compose.grammar;

import dev.berth.yaml.Floats;
import dev.berth.yaml.ScalarNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text as what an attribute wants it to be.
public final class Casts {
  private Casts() {}

  /// `true`, `yes`, `on`, `y` and their opposites, in any case; null for anything else.
  public static @Nullable Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "y" -> Boolean.TRUE;
      case "false", "no", "off", "n" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// A decimal whole number of 64 bits; null for anything else.
  public static @Nullable Long whole(String text) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (start == text.length()) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }

  /// A decimal number; null for anything else.
  public static @Nullable Double decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return null;
      }
    }
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException malformed) {
      return null;
    }
  }

  /// A scalar as text, numbers as `1`, `1.5`, `1e+06`, null as nothing.
  public static String text(ScalarNode node) {
    return node instanceof ScalarNode.FloatNode(double value, var _)
        ? Floats.shortest(value)
        : node.text();
  }
}
