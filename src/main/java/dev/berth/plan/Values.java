package dev.berth.plan;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes attribute values as text for people: strings quoted, durations as `1m30s`, everything
/// else as YAML flow style.
final class Values {
  private static final Pattern BARE = Pattern.compile("[\\w./*@:-]+");

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
              .map(entry -> key(String.valueOf(entry.getKey())) + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Record record -> text(Attributes.of(record));
      default -> escape(value.toString());
    };
  }

  private static String key(String key) {
    return BARE.matcher(key).matches() ? key : quote(key);
  }

  /// Whether a character would act instead of show: turn the direction of writing, end the line …
  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static String quote(String string) {
    return '"' + escape(string) + '"';
  }

  private static String escape(String string) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> {
          if (isInvisible(c)) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }
}
