package dev.berth.cli.swarm;

import java.util.ArrayList;
import java.util.List;

/// Takes a command apart as `docker service update --args` does: at blanks that neither quotes nor
/// a backslash protect. Nothing else has a meaning, so `;` and `$` are characters like any other.
final class CommandWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private boolean escaped;
  private char quote = 0;

  private CommandWords() {}

  /// The words of a command.
  ///
  /// @param option where it stands
  static List<String> split(String option, String command) {
    CommandWords reader = new CommandWords();
    for (int i = 0; i < command.length(); i++) {
      reader.take(command.charAt(i));
    }
    if (reader.escaped || reader.quote != 0) {
      throw Usages.wrong(
          "%s: unbalanced quotes: %s".formatted(option, command), "close what is open");
    }
    reader.end();
    return reader.words;
  }

  private void take(char c) {
    if (escaped) {
      escaped = false;
      add(c);
    } else if (c == '\\' && quote != '\'') {
      escaped = true;
    } else if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
      begun = true;
    } else if (quote == 0 && Character.isWhitespace(c)) {
      end();
    } else {
      add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    begun = true;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }
}
