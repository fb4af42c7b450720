package dev.berth.plan;

import dev.berth.problem.Path;
import org.jspecify.annotations.Nullable;

/// What a resource is like: a record whose components are its attributes. Components are scalars,
/// enums, durations, lists (compared as a whole), sets (compared member by member), maps (compared
/// key by key) and records of these. A null component is an attribute that nobody set.
public interface Spec {

  /// What it takes to change an attribute of something that exists.
  ///
  /// @param attribute name of a component
  Effect effectOf(String attribute);

  /// The values of the components, in order; null for an attribute that nobody set. A spec with
  /// many components lists them itself: asking for each by reflection takes longer than the rest of
  /// a comparison in which nothing differs.
  default @Nullable Object[] values() {
    return Attributes.values((Record) this);
  }

  /// Whether what runs has to restart for a change that takes place in it.
  ///
  /// @param path what differs, the name of a component first
  default boolean restarts(Path path) {
    return false;
  }

  /// Whether a target may choose a value where nobody asked for one. What it never chooses was set
  /// by somebody, and is compared whoever made the resource.
  ///
  /// @param attribute name of a component
  default boolean mayHaveDefault(String attribute) {
    return true;
  }

  /// Why an attribute differs.
  ///
  /// @param attribute name of a component
  /// @param usual the reason if this kind of attribute has none of its own: the file changed, or
  ///   someone changed the resource by hand
  default Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return usual;
  }

  /// What a change does to the resource.
  enum Effect {
    /// It goes on living.
    IN_PLACE,
    /// It goes on living; what runs in it restarts.
    RESTART,
    /// It is removed and made again.
    REPLACE,
    /// It would be removed and made again, and data that it holds would be lost.
    REPLACE_LOSING_DATA
  }
}
