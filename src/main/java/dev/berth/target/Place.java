package dev.berth.target;

/// One engine or swarm among all others.
///
/// @param kind which of the two it is
/// @param id ID of the engine or of the swarm
public record Place(Kind kind, String id) {
  /// What plans are for.
  public enum Kind {
    /// A single engine.
    ENGINE,
    /// A swarm.
    SWARM
  }
}
