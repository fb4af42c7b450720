package dev.berth.yaml;

import java.util.regex.Pattern;

/// Text as YAML: plain where that is safe, quoted or as a block where not.
final class YamlText {
  private static final String OLD_BOOLEANS = " y Y yes Yes YES on On ON n N no No NO off Off OFF ";

  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  private YamlText() {}

  /// A text as a value.
  ///
  /// @param indent blanks before the lines of a block
  static String of(String text, int indent) {
    if (text.indexOf('\n') >= 0 && isBlock(text)) {
      return block(text, indent);
    }
    return inline(text);
  }

  /// A text on one line.
  static String inline(String text) {
    if (!isPrintable(text)) {
      return quoted(text);
    }
    if (text.isEmpty() || isOtherType(text)) {
      return quoted(text);
    }
    return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
  }

  private static boolean isOtherType(String text) {
    return !(Scalars.resolve(text, null) instanceof ScalarNode.StringNode)
        || OLD_BOOLEANS.contains(" " + text + " ")
        || isBase60(text)
        || text.equals("<<");
  }

  private static boolean isBase60(String text) {
    return text.indexOf(':') >= 0 && BASE_60.matcher(text).matches();
  }

  private static boolean isPlain(String text) {
    char first = text.charAt(0);
    char second = text.length() > 1 ? text.charAt(1) : ' ';
    if (",[]{}#&*!|>'\"%@`".indexOf(first) >= 0) {
      return false;
    }
    if ("-?:".indexOf(first) >= 0 && (second == ' ' || text.length() == 1)) {
      return false;
    }
    if (first == ' ' || text.endsWith(" ") || text.endsWith(":")) {
      return false;
    }
    if (text.startsWith("---") || text.startsWith("...")) {
      return false;
    }
    return !text.contains(": ") && !text.contains(" #");
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' '
          || c == 0x7F
          || (c >= 0x80 && c < 0xA0)
          || c == '\uFEFF'
          || c == '\u2028'
          || c == '\u2029') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlock(String text) {
    return !text.endsWith(" ")
        && !text.contains(" \n")
        && isPrintable(text.replace("\n", "").replace("\t", ""));
  }

  private static String block(String text, int indent) {
    StringBuilder out = new StringBuilder("|");
    if (text.startsWith(" ") || text.startsWith("\n")) {
      out.append('2'); // a reader could not tell the indent from the first line
    }
    if (!text.endsWith("\n")) {
      out.append('-');
    } else if (text.endsWith("\n\n") || text.equals("\n")) {
      out.append('+');
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append('\n');
      if (!line.isEmpty()) {
        out.repeat(' ', indent).append(line);
      }
    }
    return out.toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\0' -> out.append("\\0");
        case '\u0007' -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\u000B' -> out.append("\\v");
        case '\f' -> out.append("\\f");
        case '\u001B' -> out.append("\\e");
        case '\u0085' -> out.append("\\N");
        case '\u2028' -> out.append("\\L");
        case '\u2029' -> out.append("\\P");
        default -> {
          if (isPrintable(String.valueOf(c))) {
            out.append(c);
          } else {
            out.append(String.format(c < 0x100 ? "\\x%02X" : "\\u%04X", (int) c));
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
