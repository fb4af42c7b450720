package dev.berth.yaml;

import java.nio.charset.StandardCharsets;

/// Writes trees as YAML in block style. What is written reads back as the same data.
public final class YamlWriter {
  private static final int LONGEST_KEY = 128;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /// YAML with an indent of two blanks, ending with a line end.
  public static String write(Node node) {
    YamlWriter writer = new YamlWriter();
    switch (node) {
      case MapNode map when !map.isEmpty() -> writer.map(map, 0);
      case ListNode list when !list.isEmpty() -> writer.list(list, 0);
      default -> {
        writer.scalar(node, 0);
        writer.end();
      }
    }
    return writer.out.toString();
  }

  private void map(MapNode map, int indent) {
    boolean first = true;
    for (MapNode.Entry entry : map.entries()) {
      if (!first || !atStart()) {
        out.repeat(' ', indent);
      }
      first = false;
      if (isLong(entry.key()) || YamlText.hasBreak(entry.key())) {
        out.append("? ").append(YamlText.of(entry.key(), indent + 2));
        end();
        out.repeat(' ', indent).append(": ");
        beside(entry.value(), indent);
      } else {
        out.append(YamlText.inline(entry.key())).append(':');
        below(entry.value(), indent);
      }
    }
  }

  /// Whether readers may refuse a key of that length unless it is announced by a question mark.
  private static boolean isLong(String key) {
    return key.length() > LONGEST_KEY
        || (key.length() > LONGEST_KEY / 3
            && key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY);
  }

  /// Whether the cursor stands behind the dash of a list item or the colon of a long key.
  private boolean atStart() {
    return !out.isEmpty() && out.charAt(out.length() - 1) == ' ';
  }

  /// Ends a line, unless the text of a block has ended it.
  private void end() {
    char last = out.charAt(out.length() - 1);
    if (last != '\n' && last != '\u2028' && last != '\u2029') {
      out.append('\n');
    }
  }

  private void below(Node value, int indent) {
    switch (value) {
      case MapNode map when !map.isEmpty() -> {
        out.append('\n');
        map(map, indent + 2);
      }
      case ListNode list when !list.isEmpty() -> {
        out.append('\n');
        list(list, indent + 2);
      }
      default -> {
        out.append(' ');
        scalar(value, indent + 2);
        end();
      }
    }
  }

  private void list(ListNode list, int indent) {
    boolean first = true;
    for (Node item : list.items()) {
      if (!first || !atStart()) {
        out.repeat(' ', indent);
      }
      first = false;
      out.append("- ");
      beside(item, indent);
    }
  }

  private void beside(Node value, int indent) {
    switch (value) {
      case MapNode map when !map.isEmpty() -> map(map, indent + 2);
      case ListNode nested when !nested.isEmpty() -> list(nested, indent + 2);
      default -> {
        scalar(value, indent + 2);
        end();
      }
    }
  }

  private void scalar(Node node, int indent) {
    switch (node) {
      case MapNode map -> out.append("{}");
      case ListNode list -> out.append("[]");
      case ScalarNode.NullNode nothing -> out.append("null");
      case ScalarNode.StringNode(String text, var _) -> out.append(YamlText.of(text, indent));
      case ScalarNode.FloatNode(double number, var _) -> out.append(number(number));
      case ScalarNode.TimestampNode(String text, var _) -> out.append(Timestamps.iso(text));
      case ScalarNode scalar -> out.append(scalar.text());
      case UnsoundNode unsound -> out.append("null");
    }
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    return Floats.withExponent(number, -4, 21);
  }
}
