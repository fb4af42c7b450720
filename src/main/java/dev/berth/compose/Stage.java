package dev.berth.compose;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The stages of loading that can be left out, to look at what stands before them.
public enum Stage {
  /// Fills in variables.
  INTERPOLATE,
  /// Makes paths absolute.
  RESOLVE_PATHS,
  /// Says what is only implied.
  NORMALIZE,
  /// Reads env files into environments.
  RESOLVE_ENVIRONMENT,
  /// Holds the parts of the project against each other.
  CHECK;

  /// All of them.
  public static final Set<Stage> ALL = Collections.unmodifiableSet(EnumSet.allOf(Stage.class));
}
