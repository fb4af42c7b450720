package dev.berth.compose.variables;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads files of variables: `NAME=VALUE` lines with comments, quotes and `export`. Section
/// "Interpolation" and attribute `env_file` of the Compose Specification.
public final class Dotenv {
  private final Source source;
  private final String text;
  private final Map<String, String> target;
  private final Template.Variables outside;
  private int at;

  /// What variables add to a file is never larger than this.
  private static final int MAX_FILLED = 1 << 20;

  private long filled;

  private Dotenv(
      Source source, String text, Map<String, String> target, Template.Variables outside) {
    this.source = source;
    this.text = text;
    this.target = target;
    this.outside = outside;
  }

  /// Adds the variables of a file.
  ///
  /// @param target takes the variables; those in it can be used in values
  /// @param outside variables that count more than those of files, in values and for bare names
  /// @throws ProblemsException if the file is malformed
  public static void read(
      Source source, String text, Map<String, String> target, Template.Variables outside) {
    String content = text.replace("\r\n", "\n");
    if (content.startsWith("\uFEFF")) {
      content = content.substring(1);
    }
    new Dotenv(source, content, target, outside).read();
  }

  private void read() {
    while (skipToStatement()) {
      String name = name();
      if (name == null) {
        continue;
      }
      if (name.indexOf(' ') >= 0) {
        throw problem("the name \"" + name + "\" contains a space");
      }
      target.put(name, value());
    }
  }

  private boolean skipToStatement() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (isBlank(c) || c == '\n') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  /// The name of a variable, whose value comes next; or null after one without a value, which was
  /// taken from outside.
  private @Nullable String name() {
    skipExport();
    int start = at;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':') {
        at = i + 1;
        skipBlanks();
        return trimEnd(text.substring(start, i));
      }
      if (c == '\n') {
        at = i + 1;
        inherit(trimEnd(text.substring(start, i)));
        return null;
      }
      boolean allowed =
          isBlank(c)
              || Character.isLetter(c)
              || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
              || "_.-[]".indexOf(c) >= 0;
      if (!allowed) {
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        at = i;
        throw problem("unexpected character \"" + c + "\" in the name of a variable: " + line);
      }
    }
    inherit(trimEnd(text.substring(start)));
    at = text.length();
    return null;
  }

  private void inherit(String name) {
    if (name.indexOf(' ') >= 0) {
      throw problem("the name \"" + name + "\" contains a space");
    }
    String value = outside.value(name);
    if (value != null) {
      target.put(name, value);
    }
  }

  private void skipExport() {
    if (text.startsWith("export", at)
        && at + 6 < text.length()
        && Character.isWhitespace(text.charAt(at + 6))) {
      at += 6;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private String value() {
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote == '"' || quote == '\'') {
      return quoted(quote);
    }
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : end);
    String value = line;
    int comment = value.indexOf(" #");
    if (comment >= 0) {
      value = value.substring(0, comment);
    }
    String filled = fill(trimEnd(value));
    at = end < 0 ? text.length() : end + 1;
    return filled;
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    boolean escaped = false;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && !escaped) {
        String read = value.toString();
        String result = quote == '"' ? fill(unescape(read)) : read;
        at = i + 1;
        return result;
      }
      if (c == quote) {
        escaped = false;
        value.append(c);
      } else if (!escaped && c == '\\') {
        escaped = true;
      } else {
        if (escaped) {
          escaped = false;
          value.append('\\');
        }
        value.append(c);
      }
    }
    throw problem("the quoted value does not end");
  }

  /// Control characters and octal codes; `\$` becomes `$$`, a plain dollar sign.
  private static String unescape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    int i = 0;
    while (i < value.length()) {
      char c = value.charAt(i++);
      if (c != '\\' || i >= value.length()) {
        out.append(c);
        continue;
      }
      char next = value.charAt(i);
      String replacement =
          switch (next) {
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000B";
            case '\\' -> "\\";
            case '"' -> "\"";
            case 'c' -> "\\c";
            case '$' -> "$$";
            default -> "";
          };
      if (!replacement.isEmpty()) {
        out.append(replacement);
        i++;
      } else if (next == '0') {
        i = octal(value, i, out);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int octal(String value, int zero, StringBuilder out) {
    int end = zero + 1;
    while (end < value.length() && end < zero + 4 && Character.isDigit(value.charAt(end))) {
      end++;
    }
    String digits = value.substring(zero + 1, end);
    boolean valid = digits.length() == 3 && digits.charAt(0) < '4' && isOctal(digits);
    if (valid) {
      out.append((char) Integer.parseInt(digits, 8));
    } else {
      out.append('\\').append(value, zero, end);
    }
    return end;
  }

  private static boolean isOctal(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private String fill(String value) {
    Template.Variables variables =
        new Template.Variables() {
          @Override
          public @Nullable String value(String name) {
            String first = outside.value(name);
            String value = first != null ? first : target.get(name);
            filled += value == null ? 0 : value.length();
            if (filled > MAX_FILLED) {
              throw problem(
                  "the values of variables fill in more than " + MAX_FILLED + " characters");
            }
            return value;
          }

          @Override
          public void unset(String name) {
            outside.unset(name);
          }
        };
    try {
      return Template.fill(value, variables);
    } catch (Template.Invalid e) {
      throw problem(
          e.required == null
              ? "\"" + value + "\" is no valid use of variables"
              : "the required variable " + e.required + " is missing a value: " + e.getMessage());
    }
  }

  private ProblemsException problem(String message) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new ProblemsException(
        Problem.error(Code.BAD_ENV_FILE, message).at(Path.ROOT, Span.point(source, line, column)));
  }

  private static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && (isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == '\n')) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u000B'
        || c == '\f'
        || c == '\r'
        || c == '\u0085'
        || c == '\u00A0';
  }
}
