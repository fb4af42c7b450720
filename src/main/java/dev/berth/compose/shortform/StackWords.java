package dev.berth.compose.shortform;

import java.util.ArrayList;
import java.util.List;

/// Splits a command line as `docker stack` does: `#` at the start of a word begins a comment.
public final class StackWords {
  private StackWords() {}

  public static List<String> split(String text) throws ShortFormException {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean started = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (quote == 0 && !started && c == '#') {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (c == '\\' && quote != '\'') {
        if (++i >= text.length()) {
          throw Unreadable.because("the command line ends with \\", "write a list");
        }
        word.append(text.charAt(i));
        started = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        started = true;
      } else if (!blank) {
        word.append(c);
        started = true;
      } else if (started) {
        words.add(word.toString());
        word.setLength(0);
        started = false;
      }
    }
    if (quote != 0) {
      throw Unreadable.because("the command line ends within quotes", "close the quotes");
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }
}
