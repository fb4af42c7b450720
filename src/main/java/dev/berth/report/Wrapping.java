package dev.berth.report;

/// Breaks text into lines.
final class Wrapping {
  private static final int NARROWEST = 20;

  private Wrapping() {}

  /// The text in lines that are no longer than the width, broken at blanks where there are some.
  /// Nothing is left out.
  ///
  /// @param indent what each line begins with
  static String wrap(String text, int width, String indent) {
    int room = Math.max(NARROWEST, width - indent.length());
    StringBuilder lines = new StringBuilder();
    String rest = text;
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      int end = blank > 0 ? blank : room;
      if (blank <= 0 && Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      lines.append(indent).append(rest, 0, end).append('\n');
      rest = rest.substring(blank > 0 ? end + 1 : end);
    }
    return lines.append(indent).append(rest).toString();
  }
}
