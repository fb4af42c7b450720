package dev.berth.compose.grammar;

import java.util.Locale;

/// What becomes of an attribute on a target, from best to worst.
public enum Fate {
  /// As the specification says.
  HONOURED,
  /// The same in effect, by other means.
  EMULATED,
  /// Nothing; all else still works.
  IGNORED,
  /// Nothing that has it is run there.
  REFUSED;

  /// The word for it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// This one or another one, whichever is worse.
  public Fate worse(Fate other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
