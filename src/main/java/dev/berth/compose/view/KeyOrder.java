package dev.berth.compose.view;

import java.util.Comparator;

/// The order in which the reference prints keys that users choose.
final class KeyOrder {
  private KeyOrder() {}

  /// In JSON: by code points.
  static final Comparator<String> JSON = KeyOrder::byCodePoints;

  /// In YAML: numbers within keys by their value, so that `a9` comes before `a10`. Other signs come
  /// before digits and letters; a letter comes before a digit where a number has begun.
  static final Comparator<String> YAML = KeyOrder::byNumbers;

  private static int byCodePoints(String a, String b) {
    int at = firstDifference(a, b);
    return at == a.length() || at == b.length()
        ? a.length() - b.length()
        : Integer.compare(a.codePointAt(at), b.codePointAt(at));
  }

  private static int byNumbers(String a, String b) {
    int at = firstDifference(a, b);
    if (at == a.length() || at == b.length()) {
      return a.length() - b.length();
    }
    int left = a.codePointAt(at);
    int right = b.codePointAt(at);
    boolean leftLetter = Character.isLetter(left);
    boolean rightLetter = Character.isLetter(right);
    if (leftLetter && rightLetter) {
      return Integer.compare(left, right);
    }
    boolean withinNumber = at > 0 && Character.isDigit(a.codePointBefore(at));
    if (leftLetter || rightLetter) {
      return leftLetter == withinNumber ? -1 : 1;
    }
    boolean zero = left == '0' || right == '0';
    String start = zero && continuesNumber(a, at) ? "1" : "";
    int byValue =
        compareNumbers(
            start + a.substring(at, numberEnd(a, at)), start + b.substring(at, numberEnd(b, at)));
    if (byValue != 0) {
      return byValue;
    }
    int byLength = Integer.compare(numberEnd(a, at), numberEnd(b, at));
    return byLength != 0 ? byLength : Integer.compare(left, right);
  }

  /// Whether digits other than zero stand right before a position.
  private static boolean continuesNumber(String text, int at) {
    for (int i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) {
      if (text.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  private static int numberEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String left, String right) {
    String plainLeft = withoutZeros(left);
    String plainRight = withoutZeros(right);
    int byLength = Integer.compare(plainLeft.length(), plainRight.length());
    return byLength != 0 ? byLength : plainLeft.compareTo(plainRight);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int firstDifference(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int at = 0;
    while (at < end && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    boolean split = at > 0 && at < end && Character.isLowSurrogate(a.charAt(at));
    return split ? at - 1 : at;
  }
}
