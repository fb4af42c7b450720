package dev.berth.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user allows or forces.
///
/// @param removeOrphans removes what the project made once and no longer declares
/// @param replacement which containers are replaced
/// @param acceptLoss names of the volumes whose data may be lost
/// @param sensitive what must not be shown
/// @param forced services whose containers are replaced if `replacement` says always; absent for
///   all
public record ReconcileOptions(
    boolean removeOrphans,
    Replacement replacement,
    Set<String> acceptLoss,
    Sensitive sensitive,
    @Nullable Set<String> forced) {

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
    forced = forced == null ? null : Set.copyOf(forced);
  }

  /// Options that are the same for all services.
  public ReconcileOptions(
      boolean removeOrphans, Replacement replacement, Set<String> acceptLoss, Sensitive sensitive) {
    this(removeOrphans, replacement, acceptLoss, sensitive, null);
  }

  /// Whether a container is replaced even if it does not differ.
  boolean forces(Resource container) {
    return replacement == Replacement.ALWAYS
        && container.id().kind() == Kind.CONTAINER
        && (forced == null || (container.group() != null && forced.contains(container.group())));
  }
}
