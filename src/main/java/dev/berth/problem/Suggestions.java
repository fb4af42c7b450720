package dev.berth.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what a user probably meant.
public final class Suggestions {
  private Suggestions() {}

  /// No word that people know is longer.
  private static final int MAX_LENGTH = 100;

  /// The known word closest to a written one, if one is close. Letters may be large or small. A
  /// single letter is close to too many to say anything.
  public static Optional<String> closest(String written, Collection<String> known) {
    if (written.length() > MAX_LENGTH || written.length() < 2) {
      return Optional.empty();
    }
    String plain = written.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Math.max(1, written.length() / 3) + 1;
    for (String word : known) {
      int distance = distance(plain, word.toLowerCase(Locale.ROOT), bestDistance);
      if (distance < bestDistance
          || (distance == bestDistance && best != null && word.compareTo(best) < 0)) {
        best = word;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// How many letters must be added, removed, replaced or swapped with their neighbour.
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      table[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      table[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        table[i][j] = Math.min(replace, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
