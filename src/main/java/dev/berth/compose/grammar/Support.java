package dev.berth.compose.grammar;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a target makes of an attribute.
///
/// @param fate what becomes of it
/// @param advice what to do instead, or how it is emulated; empty if it is honoured
/// @param quiet whether the result is the same for lack of it, so that only the compatibility
///   report tells
/// @param implied the value that short forms imply: not told unless a key says it; empty for none
/// @param byValue what becomes of single values, where that differs
public record Support(
    Fate fate, String advice, boolean quiet, String implied, Map<String, Support> byValue) {
  /// As the specification says.
  public static final Support HONOURED = of(Fate.HONOURED, "");

  public Support {
    byValue = Map.copyOf(byValue);
  }

  private static Support of(Fate fate, String advice) {
    return new Support(fate, advice, false, "", Map.of());
  }

  /// The same in effect, by other means.
  static Support emulated(String how) {
    return of(Fate.EMULATED, how);
  }

  /// Without effect.
  static Support ignored(String instead) {
    return of(Fate.IGNORED, instead);
  }

  /// Without effect, and nobody misses it.
  static Support needless(String why) {
    return new Support(Fate.IGNORED, why, true, "", Map.of());
  }

  /// Nothing that has it is run there.
  static Support refused(String instead) {
    return of(Fate.REFUSED, instead);
  }

  /// The same, but these values lose nothing.
  Support except(String... values) {
    Support result = this;
    for (String value : values) {
      result = result.when(value, HONOURED);
    }
    return result;
  }

  /// The same, but with something else for one value.
  Support when(String value, Support other) {
    Map<String, Support> values = new LinkedHashMap<>(byValue);
    values.put(value, other);
    return new Support(fate, advice, quiet, implied, values);
  }

  /// The same, with the value that short forms imply.
  Support implying(String value) {
    return new Support(fate, advice, quiet, value, byValue);
  }

  /// What becomes of a value.
  public Support of(String value) {
    return byValue.getOrDefault(value, this);
  }
}
