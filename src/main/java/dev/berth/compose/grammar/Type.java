package dev.berth.compose.grammar;

/// What the text or number of a single value stands for.
public enum Type {
  /// Any text.
  TEXT,
  /// Yes or no.
  FLAG,
  /// A whole number with a sign.
  INTEGER,
  /// A whole number without a sign.
  NATURAL,
  /// A number of double precision.
  DECIMAL,
  /// A number that is shown with single precision.
  RATIO,
  /// A count of bytes with an optional unit.
  BYTES,
  /// A span of time, such as `1m30s`.
  DURATION,
  /// A span of time without days and weeks.
  SHORT_DURATION,
  /// Permission bits in octal.
  MODE,
  /// A count of devices, or `all`.
  COUNT,
  /// Whatever it is, it stays as it is.
  RAW
}
