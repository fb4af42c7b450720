package dev.berth.plan;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes attribute values as text for people: strings quoted, durations as `1m30s`, everything
/// else as YAML flow style.
final class Values {
  private Values() {}

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String string -> quote(string);
      case Duration duration -> Durations.text(duration);
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Collection<?> members ->
          members.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Record record -> text(Attributes.of(record));
      default -> value.toString();
    };
  }

  private static String quote(String string) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> {
          if (Character.isISOControl(c)) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append('"').toString();
  }
}
