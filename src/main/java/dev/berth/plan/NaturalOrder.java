package dev.berth.plan;

import java.util.Comparator;

/// Orders names as people do: `web-2` before `web-10`.
public final class NaturalOrder {
  /// Compares runs of digits by value and everything else by character.
  public static final Comparator<String> COMPARATOR = NaturalOrder::compare;

  private NaturalOrder() {}

  private static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int leftEnd = digits(left, i);
      int rightEnd = digits(right, j);
      int order;
      if (leftEnd > i && rightEnd > j) {
        order = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
        i = leftEnd;
        j = rightEnd;
      } else {
        order = Character.compare(left.charAt(i++), right.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(left.length() - i, right.length() - j);
    return rest != 0 ? rest : left.compareTo(right);
  }

  private static int digits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String left, String right) {
    String leftValue = left.replaceFirst("^0+(?=.)", "");
    String rightValue = right.replaceFirst("^0+(?=.)", "");
    int order = Integer.compare(leftValue.length(), rightValue.length());
    return order != 0 ? order : leftValue.compareTo(rightValue);
  }
}
