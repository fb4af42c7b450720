package dev.berth.cli.session;

/// How problems are told.
enum ProblemFormat {
  /// As text, each when it is found.
  TEXT,
  /// All together as one JSON document, at the end.
  JSON,
  /// All together as one SARIF log, at the end.
  SARIF;

  /// Whether a program reads them.
  boolean isDocument() {
    return this != TEXT;
  }
}
