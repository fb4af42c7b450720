package dev.berth.yaml;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Text as YAML: plain where that is safe, quoted or as a block where not. Characters that take two
/// `char`s are written as codes; those that break lines for YAML 1.1 stand for themselves where a
/// line may end.
final class YamlText {
  private static final String OLD_BOOLEANS = " y Y yes Yes YES on On ON n N no No NO off Off OFF ";

  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  private static final Pattern BLANK_AT_BREAK = Pattern.compile(" [\u2028\u2029]|[\u2028\u2029] ");

  private static final Pattern BLANK_BEFORE_BREAK = Pattern.compile(" [\n\u2028\u2029]");

  private static final Pattern LINE_BEGIN =
      Pattern.compile("(?<=[\u2028\u2029])(?![\u2028\u2029]|$)");

  /// By its code, whether a character may stand anywhere in a word.
  private static final boolean[] OF_WORDS = new boolean[0x80];

  /// How many characters a word has at most that stands for a value, such as `false`.
  private static final int LONGEST_VALUE = 5;

  static {
    for (char c = 0; c < OF_WORDS.length; c++) {
      OF_WORDS[c] = isLetter(c) || (c >= '0' && c <= '9') || "_./-@+=,$:".indexOf(c) >= 0;
    }
  }

  private YamlText() {}

  /// A text as a value.
  ///
  /// @param indent blanks before the lines of a block
  static String of(String text, int indent) {
    if (isWord(text)) {
      return text;
    }
    if (text.indexOf('\n') >= 0 && isBlock(text)) {
      return block(text, indent);
    }
    if (!isPrintable(text) || text.isEmpty() || isOtherType(text)) {
      return quoted(text);
    }
    if (!hasBreak(text)) {
      return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }
    return BLANK_AT_BREAK.matcher(text).find()
        ? quoted(text)
        : "'" + indented(text.replace("'", "''"), indent) + "'";
  }

  /// A text without line breaks.
  static String inline(String text) {
    return of(text, 0);
  }

  /// Whether YAML 1.1 sees the end of a line in a text.
  static boolean hasBreak(String text) {
    if (isWord(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a text is plain at first sight, as nearly all are: of usual characters, beginning with
  /// a letter, and none of the words that stand for a value. Decided in one pass over bytes, which
  /// is what a program that has just started does quickly.
  private static boolean isWord(String text) {
    int length = text.length();
    if (length == 0 || text.charAt(length - 1) == ':') {
      return false;
    }
    char first = text.charAt(0);
    return (isLetter(first) || first == '/')
        && (length > LONGEST_VALUE || "yYnNoOtTfF".indexOf(first) < 0)
        && isWordInside(text);
  }

  /// Whether a text has no character that means something within a scalar.
  private static boolean isWordInside(String text) {
    byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1); // of others comes a question mark
    for (byte c : chars) {
      if (c < 0 || !OF_WORDS[c]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isBreak(char c) {
    return switch (c) {
      case '\n', '\r', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /// With blanks behind the breaks, which readers take for the indent of the next line.
  private static String indented(String text, int indent) {
    return LINE_BEGIN.matcher(text).replaceAll(" ".repeat(indent));
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
          || c > '\uFFFD'
          || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlock(String text) {
    return !text.endsWith(" ")
        && !BLANK_BEFORE_BREAK.matcher(text).find()
        && isPrintable(text.replace("\n", "").replace("\t", ""));
  }

  /// With the break that ends its last line, if that is part of the text.
  private static String block(String text, int indent) {
    StringBuilder out = new StringBuilder("|");
    if (text.startsWith(" ") || isBreak(text.charAt(0))) {
      out.append('2'); // a reader could not tell the indent from the first line
    }
    int last = text.length() - 1;
    boolean ended = isBreak(text.charAt(last));
    if (!ended) {
      out.append('-');
    } else if (last == 0 || isBreak(text.charAt(last - 1))) {
      out.append('+');
    }
    for (String line : text.split("\n", -1)) {
      out.append('\n');
      if (!line.isEmpty()) {
        if (!isBreak(line.charAt(0))) {
          out.repeat(' ', indent);
        }
        out.append(indented(line, indent));
      }
    }
    return out.toString();
  }

  /// In double quotes. Of a text that begins with a byte order mark, all is written as codes.
  private static String quoted(String text) {
    if (isWordInside(text)) {
      return '"' + text + '"';
    }
    boolean codes = text.startsWith("\uFEFF");
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          String name = name(c);
          boolean code = codes || (name.isEmpty() && !isPrintable(Character.toString(c)));
          if (!name.isEmpty() && (codes || c != '\u00A0')) {
            out.append(name);
          } else if (code) {
            out.append(
                String.format(c <= 0xFF ? "\\x%02X" : c <= 0xFFFF ? "\\u%04X" : "\\U%08X", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.append('"').toString();
  }

  /// How a character is written that has a code of its own in YAML; empty for others.
  private static String name(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\0' -> "\\0";
      case '\u0007' -> "\\a";
      case '\b' -> "\\b";
      case '\u000B' -> "\\v";
      case '\f' -> "\\f";
      case '\u001B' -> "\\e";
      case '\u0085' -> "\\N";
      case '\u00A0' -> "\\_";
      case '\u2028' -> "\\L";
      case '\u2029' -> "\\P";
      default -> "";
    };
  }
}
