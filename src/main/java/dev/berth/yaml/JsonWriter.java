package dev.berth.yaml;

import java.nio.charset.StandardCharsets;

/// Writes trees as JSON.
public final class JsonWriter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /// JSON with an indent of two blanks, without a line end after it.
  public static String pretty(Node node) {
    return new JsonWriter(true).write(node);
  }

  /// JSON without blanks.
  public static String compact(Node node) {
    return new JsonWriter(false).write(node);
  }

  private String write(Node node) {
    value(node, 0);
    return out.toString();
  }

  private void value(Node node, int depth) {
    switch (node) {
      case MapNode map -> map(map, depth);
      case ListNode list -> list(list, depth);
      case ScalarNode.StringNode(String text, var _) -> string(text);
      case ScalarNode.IntNode number -> out.append(number.text());
      case ScalarNode.FloatNode(double number, var _) -> number(number);
      case ScalarNode.BoolNode(boolean flag, var _) -> out.append(flag);
      case ScalarNode.NullNode nothing -> out.append("null");
      case UnsoundNode unsound -> out.append("null");
      case ScalarNode.TimestampNode(String text, var _) -> string(Timestamps.iso(text));
    }
  }

  private void number(double number) {
    boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
    out.append(finite ? Floats.withExponent(number, -6, 21) : "null");
  }

  private void map(MapNode map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean first = true;
    for (MapNode.Entry entry : map.entries()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      line(depth + 1);
      string(entry.key());
      out.append(pretty ? ": " : ":");
      value(entry.value(), depth + 1);
    }
    line(depth);
    out.append('}');
  }

  private void list(ListNode list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Node item : list.items()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      line(depth + 1);
      value(item, depth + 1);
    }
    line(depth);
    out.append(']');
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void string(String text) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      escaped(text);
    }
    out.append('"');
  }

  /// Whether a text is written as it is, as nearly all are: seen in one pass over bytes.
  private static boolean isPlain(String text) {
    for (byte c : text.getBytes(StandardCharsets.UTF_8)) {
      if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
        return false;
      }
    }
    return true;
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
        default -> {
          if (c < 0x20) {
            unicode(c);
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  private void unicode(char c) {
    out.append("\\u")
        .append(HEX[c >> 12])
        .append(HEX[(c >> 8) & 15])
        .append(HEX[(c >> 4) & 15])
        .append(HEX[c & 15]);
  }
}
