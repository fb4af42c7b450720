package dev.berth.compose.schema;

import java.util.List;

/// What names and policies look like.
final class Formats {
  /// When to pull an image; `every_<duration>` as well.
  static final List<String> PULL_POLICIES =
      List.of(
          "always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly");

  private Formats() {}

  /// Letters, digits, dots, dashes and underscores, at least one of them.
  static boolean isPlainName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isNameCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isNameCharacter(char c) {
    return isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Small letters, at least one.
  static boolean isLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Whether a letter or digit that another name character follows occurs in a text: all that the
  /// reference asks of a container's name.
  static boolean isContainerName(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (isLetterOrDigit(text.charAt(i)) && isNameCharacter(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of the pull policies occurs in a text: all that the reference asks.
  static boolean isPullPolicy(String text) {
    for (String word : PULL_POLICIES) {
      if (text.contains(word)) {
        return true;
      }
    }
    int every = text.indexOf("every_");
    if (every < 0) {
      return false;
    }
    int i = every + 6;
    int start = i;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > start && i < text.length() && "wdhms".indexOf(text.charAt(i)) >= 0;
  }
}
