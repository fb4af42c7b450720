package dev.berth.compose.variables;

import org.jspecify.annotations.Nullable;

/// Variables as `docker stack` fills them in: without nesting and without `+`. A default may follow
/// a name without braces as well; a malformed use is passed over if a proper one comes after it.
public final class StackTemplate {
  private final String text;
  private final Template.Variables variables;
  private Template.@Nullable Invalid invalid;

  private StackTemplate(String text, Template.Variables variables) {
    this.text = text;
    this.variables = variables;
  }

  /// The text with all variables filled in.
  public static String fill(String text, Template.Variables variables) throws Template.Invalid {
    return text.indexOf('$') < 0 ? text : new StackTemplate(text, variables).fill();
  }

  private String fill() throws Template.Invalid {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
      out.append(text, at, dollar);
      at = expression(dollar, out);
    }
    if (invalid != null) {
      throw invalid;
    }
    return out.append(text, at, text.length()).toString();
  }

  private int expression(int dollar, StringBuilder out) {
    int next = dollar + 1;
    char c = next < text.length() ? text.charAt(next) : 0;
    if (c == '$') {
      out.append('$');
      return next + 1;
    }
    boolean braced = c == '{';
    int start = braced ? next + 1 : next;
    int end = substitution(start);
    if (end < 0 || (braced && (end >= text.length() || text.charAt(end) != '}'))) {
      invalid = new Template.Invalid(text, null);
      return next;
    }
    out.append(apply(text.substring(start, end)));
    return braced ? end + 1 : end;
  }

  /// The end of a name with whatever follows its operator, or -1 if there is no name.
  private int substitution(int start) {
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end), end > start)) {
      end++;
    }
    if (end == start) {
      return -1;
    }
    int operator = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
    if (operator < text.length()
        && (text.charAt(operator) == '-' || text.charAt(operator) == '?')) {
      int brace = text.indexOf('}', operator);
      return brace < 0 ? text.length() : brace;
    }
    return end;
  }

  private static boolean isNameCharacter(char c, boolean inside) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (inside && c >= '0' && c <= '9');
  }

  private String apply(String use) {
    invalid = null;
    int soft = use.indexOf(":-");
    if (soft >= 0) {
      String value = variables.value(use.substring(0, soft));
      return value == null || value.isEmpty() ? use.substring(soft + 2) : value;
    }
    int hard = use.indexOf('-');
    if (hard >= 0) {
      String value = variables.value(use.substring(0, hard));
      return value == null ? use.substring(hard + 1) : value;
    }
    int filled = use.indexOf(":?");
    if (filled >= 0) {
      return required(use.substring(0, filled), use.substring(filled + 2), true);
    }
    int set = use.indexOf('?');
    if (set >= 0) {
      return required(use.substring(0, set), use.substring(set + 1), false);
    }
    String value = variables.value(use);
    if (value == null) {
      variables.unset(use);
      return "";
    }
    return value;
  }

  private String required(String name, String message, boolean filled) {
    String value = variables.value(name);
    if (value == null || (filled && value.isEmpty())) {
      invalid = new Template.Invalid(message, name);
      return "";
    }
    return value;
  }
}
