package dev.berth.yaml;

import java.util.Comparator;

/// The order in which the reference writes the keys of a YAML mapping: letters by their code, runs
/// of digits by their value, and letters after everything else, but first behind a digit.
public final class KeyOrder {
  /// Compares two keys.
  public static final Comparator<String> COMPARATOR = KeyOrder::compare;

  private KeyOrder() {}

  private static int compare(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    int at = 0;
    while (at < a.length && at < b.length && a[at] == b[at]) {
      at++;
    }
    if (at == a.length || at == b.length) {
      return Integer.compare(a.length, b.length);
    }
    boolean letterLeft = Character.isLetter(a[at]);
    boolean letterRight = Character.isLetter(b[at]);
    if (letterLeft && letterRight) {
      return Integer.compare(a[at], b[at]);
    }
    if (letterLeft || letterRight) {
      boolean behindDigit = at > 0 && Character.isDigit(a[at - 1]);
      return letterLeft == behindDigit ? -1 : 1;
    }
    return compareDigits(a, b, at);
  }

  /// Compares by the numbers that go on at a place. Within a number a zero counts.
  private static int compareDigits(int[] a, int[] b, int at) {
    boolean within = (a[at] == '0' || b[at] == '0') && isWithinNumber(a, at);
    int endA = digits(a, at);
    int endB = digits(b, at);
    int order = Long.compare(number(a, at, endA, within), number(b, at, endB, within));
    if (order == 0) {
      order = Integer.compare(endA, endB);
    }
    return order == 0 ? Integer.compare(a[at], b[at]) : order;
  }

  private static boolean isWithinNumber(int[] text, int at) {
    for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }

  private static int digits(int[] text, int start) {
    int end = start;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private static long number(int[] text, int start, int end, boolean within) {
    long value = within ? 1 : 0;
    for (int i = start; i < end; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }
}
