package dev.berth.plan;

import java.util.Set;

/// What the user allows or forces.
///
/// @param removeOrphans removes what the project made once and no longer declares
/// @param replacement which containers are replaced
/// @param acceptLoss names of the volumes whose data may be lost
/// @param sensitive what must not be shown
public record ReconcileOptions(
    boolean removeOrphans, Replacement replacement, Set<String> acceptLoss, Sensitive sensitive) {

  /// When something that exists is replaced.
  public enum Replacement {
    /// If it differs.
    CHANGED,
    /// Always.
    ALWAYS,
    /// Never.
    NEVER
  }

  /// Nothing forced, nothing lost.
  public static final ReconcileOptions DEFAULT =
      new ReconcileOptions(false, Replacement.CHANGED, Set.of(), Sensitive.DEFAULT);

  public ReconcileOptions {
    acceptLoss = Set.copyOf(acceptLoss);
  }
}
