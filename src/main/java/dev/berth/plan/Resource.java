package dev.berth.plan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One thing on a target, wanted or there.
///
/// @param id which one
/// @param spec what it is like
/// @param group the service it belongs to; absent for what belongs to the whole project
/// @param standing whose it is
/// @param fingerprint digest of the definition it was made from; tells a changed file from a change
///   by hand. Absent where none is kept
/// @param known names of the attributes that its maker has set; absent where its maker did not say.
///   An attribute outside of it that is not wanted either is not compared if the target may have
///   chosen its value
/// @param uses resources whose replacement replaces this one too
/// @param restartsWith resources whose replacement restarts this one
public record Resource(
    ResourceId id,
    Spec spec,
    @Nullable String group,
    Standing standing,
    @Nullable String fingerprint,
    @Nullable Set<String> known,
    Set<ResourceId> uses,
    Set<ResourceId> restartsWith) {

  /// Whose a resource is.
  public enum Standing {
    /// The project's own.
    OWN,
    /// The project made it once, but no longer declares it.
    ORPHAN,
    /// The project made it once, and has another one in its place.
    SUPERSEDED,
    /// It must exist and is never changed.
    EXTERNAL
  }

  public Resource {
    known = known == null ? null : ordered(known);
    uses = ordered(uses);
    restartsWith = ordered(restartsWith);
  }

  private static <T> Set<T> ordered(Set<T> set) {
    return set.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(set));
  }

  /// A resource that no other one restarts.
  public Resource(
      ResourceId id,
      Spec spec,
      @Nullable String group,
      Standing standing,
      @Nullable String fingerprint,
      @Nullable Set<String> known,
      Set<ResourceId> uses) {
    this(id, spec, group, standing, fingerprint, known, uses, Set.of());
  }

  /// A resource of the project itself that stands alone.
  public static Resource own(ResourceId id, Spec spec) {
    return new Resource(id, spec, null, Standing.OWN, null, null, Set.of());
  }
}
