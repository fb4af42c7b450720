package dev.berth.compose.grammar;

import java.util.Set;

/// The engine that an attribute takes.
///
/// @param release the first one that knows it
/// @param values the values that take it; empty for all of them
/// @param needed whether an older engine cannot do without; otherwise it passes over it
public record Demand(EngineRelease release, Set<String> values, boolean needed) {
  /// Any engine.
  static final Demand NONE = new Demand(EngineRelease.V20_10, Set.of(), false);

  public Demand {
    values = Set.copyOf(values);
  }

  /// Whether an engine is too old.
  ///
  /// @param api the second number of the API version 1.x that it speaks
  public boolean exceeds(int api) {
    return api < release.api();
  }

  /// What a value takes.
  public Demand of(String value) {
    return values.isEmpty() || values.contains(value) ? this : NONE;
  }
}
