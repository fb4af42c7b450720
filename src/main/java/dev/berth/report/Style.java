package dev.berth.report;

/// Colours of a terminal, or none.
public enum Style {
  /// Colours, as escape sequences.
  COLOUR,
  /// Text alone.
  PLAIN;

  private static final String END = "\u001b[0m";

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String red(String text) {
    return paint("31", text);
  }

  String cyan(String text) {
    return paint("36", text);
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  /// Text in the colour of an SGR code, such as `35` for magenta.
  public String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + END;
  }
}
