package dev.berth.compose.variables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text with variables: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`,
/// `${NAME:?message}`, `${NAME?message}`, `${NAME:+other}`, `${NAME+other}`, and `$$` for `$`. What
/// follows an operator is a template again. Section "Interpolation" of the Compose Specification.
public final class Template {
  /// Gives variables their values.
  public interface Variables {
    /// The value of a variable, or null if it is unset.
    @Nullable String value(String name);

    /// Told of a variable that is used without a default although it is unset.
    default void unset(String name) {}
  }

  /// A template that cannot be filled in.
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    /// The variable that must be set, or null if the template is malformed.
    public final @Nullable String required;

    public Invalid(String message, @Nullable String required) {
      super(message, null, false, false);
      this.required = required;
    }
  }

  /// A variable as a template uses it.
  ///
  /// @param name the variable
  /// @param operator `:-`, `-`, `:?`, `?`, `:+`, `+`, or empty
  /// @param argument what follows the operator
  record Use(String name, String operator, String argument) {}

  /// Defaults within defaults, deeper than this, are no configuration.
  private static final int MAX_DEPTH = 50;

  private final Variables variables;
  private int depth;

  private Template(Variables variables) {
    this.variables = variables;
  }

  /// The text with all variables filled in.
  ///
  /// @throws Invalid if it is malformed or a variable that it requires is missing
  public static String fill(String text, Variables variables) throws Invalid {
    return text.indexOf('$') < 0 ? text : new Template(variables).substitute(text);
  }

  private String substitute(String text) throws Invalid {
    if (++depth > MAX_DEPTH) {
      throw malformed(text);
    }
    String filled = expressions(text);
    depth--;
    return filled;
  }

  private String expressions(String text) throws Invalid {
    StringBuilder out = new StringBuilder(text.length());
    Line line = new Line(text);
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      out.append(text, at, dollar);
      at = expression(text, dollar, line, out);
    }
    return out.append(text, Math.min(at, text.length()), text.length()).toString();
  }

  private int expression(String text, int dollar, Line line, StringBuilder out) throws Invalid {
    int next = dollar + 1;
    char c = next < text.length() ? text.charAt(next) : 0;
    if (c == '$') {
      out.append('$');
      return next + 1;
    }
    if (isNameStart(c)) {
      int end = nameEnd(text, next);
      out.append(plain(text.substring(next, end)));
      return end;
    }
    if (c != '{') {
      out.append('$');
      return next;
    }
    return braced(text, dollar, line, out);
  }

  private int braced(String text, int dollar, Line line, StringBuilder out) throws Invalid {
    int start = dollar + 2;
    int end = start < text.length() && isNameStart(text.charAt(start)) ? nameEnd(text, start) : -1;
    if (end < 0 || end >= text.length()) {
      throw malformed(text);
    }
    String name = text.substring(start, end);
    if (text.charAt(end) == '}') {
      out.append(plain(name));
      return end + 1;
    }
    String operator = operator(text, end);
    int limit = line.lastBrace(end);
    if (operator.isEmpty() || limit < end + operator.length()) {
      throw malformed(text);
    }
    int close = closing(text, dollar, limit);
    String argument = text.substring(end + operator.length(), close);
    out.append(apply(new Use(name, operator, argument)));
    return close + 1;
  }

  private String apply(Use use) throws Invalid {
    String argument = substitute(use.argument());
    String value = variables.value(use.name());
    boolean colon = use.operator().startsWith(":");
    boolean there = value != null && (!colon || !value.isEmpty());
    return switch (use.operator()) {
      case ":-", "-" -> there ? String.valueOf(value) : argument;
      case ":+", "+" -> there ? argument : value == null ? "" : value;
      default -> {
        if (!there) {
          throw new Invalid(argument, use.name());
        }
        yield String.valueOf(value);
      }
    };
  }

  private String plain(String name) {
    String value = variables.value(name);
    if (value == null) {
      variables.unset(name);
      return "";
    }
    return value;
  }

  /// All variables that a text uses, outermost first; what is malformed is left out.
  static List<Use> uses(String text) {
    List<Use> uses = new ArrayList<>();
    collect(text, uses, 1);
    return uses;
  }

  private static void collect(String text, List<Use> uses, int depth) {
    Line line = new Line(text);
    int at = 0;
    while (true) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar + 1 >= text.length()) {
        return;
      }
      char c = text.charAt(dollar + 1);
      at = dollar + 1;
      if (c == '$') {
        at++;
      } else if (isNameStart(c)) {
        int end = nameEnd(text, dollar + 1);
        uses.add(new Use(text.substring(dollar + 1, end), "", ""));
        at = end;
      } else if (c == '{') {
        at = bracedUse(text, dollar, line, uses, depth);
      }
    }
  }

  private static int bracedUse(String text, int dollar, Line line, List<Use> uses, int depth) {
    int start = dollar + 2;
    if (start >= text.length() || !isNameStart(text.charAt(start))) {
      return start;
    }
    int end = nameEnd(text, start);
    String name = text.substring(start, end);
    if (end < text.length() && text.charAt(end) == '}') {
      uses.add(new Use(name, "", ""));
      return end + 1;
    }
    String operator = end < text.length() ? operator(text, end) : "";
    int limit = line.lastBrace(end);
    if (operator.isEmpty() || limit < end + operator.length()) {
      return end;
    }
    int close = closing(text, dollar, limit);
    String argument = text.substring(end + operator.length(), close);
    uses.add(new Use(name, operator, argument));
    if (depth < MAX_DEPTH) {
      collect(argument, uses, depth + 1);
    }
    return close + 1;
  }

  private static Invalid malformed(String text) {
    return new Invalid(text, null);
  }

  private static String operator(String text, int at) {
    int length = text.charAt(at) == ':' ? 2 : 1;
    if (at + length > text.length()) {
      return "";
    }
    char sign = text.charAt(at + length - 1);
    return sign == '-' || sign == '?' || sign == '+' ? text.substring(at, at + length) : "";
  }

  /// The line of a text that is being read; each line is searched once.
  private static final class Line {
    private final String text;
    private int end = -1;
    private int brace = -1;

    Line(String text) {
      this.text = text;
    }

    /// The last closing brace of the line, or -1 if there is none from a position on.
    int lastBrace(int from) {
      if (from > end) {
        int lineEnd = text.indexOf('\n', from);
        end = lineEnd < 0 ? text.length() : lineEnd;
        brace = end - 1;
        while (brace >= from && text.charAt(brace) != '}') {
          brace--;
        }
      }
      return brace < from ? -1 : brace;
    }
  }

  /// The brace that closes the expression at `dollar`: braces are counted whether or not they
  /// belong to a variable; without a balance, the last one counts.
  private static int closing(String text, int dollar, int limit) {
    int open = 0;
    for (int i = dollar; i <= limit; i++) {
      char c = text.charAt(i);
      if (c == '}' && --open == 0) {
        return i;
      }
      if (c == '{') {
        open++;
        i++;
      }
    }
    return limit;
  }

  private static int nameEnd(String text, int from) {
    int i = from;
    while (i < text.length()
        && (isNameStart(text.charAt(i)) || (text.charAt(i) >= '0' && text.charAt(i) <= '9'))) {
      i++;
    }
    return i;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
