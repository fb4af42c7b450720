package dev.berth.report;

import java.util.Locale;

/// Writes flat JSON objects on one line, fields in the order they are given.
public final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  /// Begins an object.
  public JsonText open() {
    text.append('{');
    first = true;
    return this;
  }

  /// A text field.
  public JsonText field(String name, String value) {
    key(name);
    quote(value);
    return this;
  }

  /// A number.
  public JsonText field(String name, long value) {
    key(name);
    text.append(value);
    return this;
  }

  /// A field whose value is JSON already.
  public JsonText raw(String name, String json) {
    key(name);
    text.append(json);
    return this;
  }

  /// Ends the object.
  ///
  /// @return the whole object
  public String close() {
    return text.append('}').toString();
  }

  /// A text as a JSON string.
  public static String string(String value) {
    JsonText json = new JsonText();
    json.quote(value);
    return json.text.toString();
  }

  private void key(String name) {
    if (!first) {
      text.append(',');
    }
    first = false;
    quote(name);
    text.append(':');
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
