package dev.berth.problem;

/// How bad a [Problem] is.
public enum Severity {
  /// The input cannot be used; nothing is done.
  ERROR,
  /// The input can be used, though probably not as its author meant.
  WARNING
}
