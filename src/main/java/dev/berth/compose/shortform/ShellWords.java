package dev.berth.compose.shortform;

import java.util.ArrayList;
import java.util.List;

/// Splits a command line as the reference does: like a shell, but nothing is expanded, and what
/// follows an unquoted `;`, `&`, `|`, `<` or `>` is cut off.
public final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private boolean escaped;
  private boolean single;
  private boolean twofold;
  private boolean backquoted;
  private boolean dollar;

  private ShellWords(String text) {
    this.text = text;
  }

  /// The words of a command line. Blanks separate; quotes and backslashes keep together.
  public static List<String> split(String text) throws ShortFormException {
    return new ShellWords(text).read();
  }

  private List<String> read() throws ShortFormException {
    for (int i = 0; i < text.length(); i++) {
      if (!take(text.charAt(i))) {
        break;
      }
    }
    if (started) {
      words.add(word.toString());
    }
    if (escaped || single || twofold || backquoted || dollar) {
      throw unbalanced();
    }
    return words;
  }

  private static ShortFormException unbalanced() {
    return new ShortFormException(
        "the command line has unbalanced quotes or brackets", "balance them, or write a list");
  }

  /// Takes one character; false ends the command.
  private boolean take(char c) throws ShortFormException {
    if (escaped) {
      escaped = false;
      add(c);
      return true;
    }
    if (c == '\\' && !single) {
      escaped = true;
      return true;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      blank(c);
      return true;
    }
    switch (c) {
      case '`' -> {
        if (!single && !twofold && !dollar) {
          backquoted = !backquoted;
        }
      }
      case ')' -> {
        if (!single && !twofold && !backquoted) {
          dollar = !dollar;
        }
      }
      case '(' -> {
        if (!single && !twofold && !backquoted) {
          boolean substitution = word.length() > 0 && word.charAt(word.length() - 1) == '$';
          if (dollar || !substitution) {
            throw unbalanced();
          }
          dollar = true;
        }
      }
      case '"' -> {
        if (!single && !dollar) {
          started |= twofold;
          twofold = !twofold;
          return true;
        }
      }
      case '\'' -> {
        if (!twofold && !dollar) {
          started |= single;
          single = !single;
          return true;
        }
      }
      case ';', '&', '|', '<', '>' -> {
        if (!single && !twofold && !backquoted && !dollar) {
          boolean redirection = c == '>' && word.length() > 0 && Character.isDigit(word.charAt(0));
          started &= !redirection;
          return false;
        }
      }
      default -> {}
    }
    add(c);
    return true;
  }

  private void blank(char c) {
    if (single || twofold || backquoted || dollar) {
      word.append(c);
    } else if (started) {
      words.add(word.toString());
      word.setLength(0);
      started = false;
    }
  }

  private void add(char c) {
    word.append(c);
    started = true;
  }
}
