package dev.berth.compose.grammar;

import java.util.Set;

/// All that is known of one attribute: the one place to say it.
///
/// @param name its key
/// @param shape what may be written
/// @param keep when the output shows it
/// @param merge what an override does to it
/// @param identity what makes two items of its list the same
/// @param location whether it names a path, and how that is resolved
/// @param since the minor version of the legacy format 3 that brought it
/// @param engine what one engine makes of it
/// @param swarm what a swarm makes of it
/// @param demand the engine that it takes
public record Attribute(
    String name,
    Shape shape,
    Keep keep,
    Merge merge,
    Identity identity,
    Location location,
    int since,
    Support engine,
    Support swarm,
    Demand demand) {

  /// When the output shows an attribute.
  public enum Keep {
    /// Unless it is empty, zero or false.
    FILLED,
    /// Whenever it is set.
    SET,
    /// Always, in JSON as null when unset.
    ALWAYS,
    /// In JSON always, as an empty mapping when unset.
    STRUCTURE,
    /// As `ZERO`, in JSON with a capital letter, as the reference has it.
    CAPITALIZED,
    /// Always, as false, zero or an empty text when unset.
    ZERO,
    /// As `ZERO`, in JSON as `FILLED`.
    ZERO_UNLESS_JSON,
    /// Never.
    NEVER;

    /// Whether it may be shown where it is not set.
    public boolean showsUnset() {
      return switch (this) {
        case FILLED, SET, NEVER -> false;
        case ALWAYS, STRUCTURE, CAPITALIZED, ZERO, ZERO_UNLESS_JSON -> true;
      };
    }
  }

  /// What an override does to an attribute that is already there.
  public enum Merge {
    /// Mappings are merged, lists appended, scalars replaced.
    DEEP,
    /// The override counts.
    REPLACE,
    /// The override counts, in stacks even where it is zero.
    REPLACE_BY_ANY,
    /// Both become lists, the override's items come last.
    SEQUENCE,
    /// As `SEQUENCE`, without items that are already there.
    DISTINCT_SEQUENCE,
    /// Options are merged if the driver stays, otherwise the override counts.
    LOGGING,
    /// Pools of the same subnet are merged.
    POOLS,
    /// Items are merged by what they are mounted at or published as, and sorted by it.
    KEYED,
    /// The aliases of the override count, and its addresses if it has some.
    ATTACHMENTS
  }

  /// What makes two items of a list the same, so that the later one counts.
  public enum Identity {
    /// Nothing does.
    NONE,
    /// The text up to the first `=`.
    KEY,
    /// Where it is mounted.
    TARGET,
    /// Address, published port, target port, protocol.
    PORT,
    /// Where it is mounted, by default its own name at the root.
    CONFIG_MOUNT,
    /// Where it is mounted, by default its own name below `/run/secrets`.
    SECRET_MOUNT,
    /// The text.
    TEXT,
    /// The path of the file.
    FILE
  }

  /// How a path is made absolute.
  public enum Location {
    /// It is no path.
    NONE,
    /// A path of this machine.
    PATH,
    /// A path of this machine, links followed.
    REAL_PATH,
    /// A path of a machine that may be of another system.
    ANY_SYSTEM_PATH,
    /// A build context: a path, a URL, a reference to a service.
    CONTEXT,
    /// A Compose file of this machine or elsewhere.
    COMPOSE_FILE,
    /// The source of a mount that binds a path.
    BIND_SOURCE,
    /// Options of a volume that binds a path.
    VOLUME_OPTIONS
  }

  /// An attribute with the usual rules.
  public static Attribute of(String name, Shape shape) {
    return new Attribute(
        name,
        shape,
        Keep.FILLED,
        Merge.DEEP,
        Identity.NONE,
        Location.NONE,
        0,
        Support.HONOURED,
        Support.HONOURED,
        Demand.NONE);
  }

  /// The same, shown whenever it is set.
  public Attribute keptWhenSet() {
    return keep(Keep.SET);
  }

  /// The same, shown at other times.
  public Attribute keep(Keep newKeep) {
    return new Attribute(
        name, shape, newKeep, merge, identity, location, since, engine, swarm, demand);
  }

  /// The same, merged in another way.
  public Attribute merge(Merge newMerge) {
    return new Attribute(
        name, shape, keep, newMerge, identity, location, since, engine, swarm, demand);
  }

  /// The same, with items that replace each other.
  public Attribute identity(Identity newIdentity) {
    return new Attribute(
        name, shape, keep, merge, newIdentity, location, since, engine, swarm, demand);
  }

  /// The same, naming a path.
  public Attribute at(Location newLocation) {
    return new Attribute(
        name, shape, keep, merge, identity, newLocation, since, engine, swarm, demand);
  }

  /// The same, since a minor version of the legacy format 3.
  public Attribute since(int minor) {
    return new Attribute(
        name, shape, keep, merge, identity, location, minor, engine, swarm, demand);
  }

  /// The same, with what one engine makes of it.
  Attribute engine(Support support) {
    return new Attribute(
        name, shape, keep, merge, identity, location, since, support, swarm, demand);
  }

  /// The same, with what a swarm makes of it.
  Attribute swarm(Support support) {
    return new Attribute(
        name, shape, keep, merge, identity, location, since, engine, support, demand);
  }

  /// The same, refused where the engine is older.
  ///
  /// @param values the values that take this release; none for all
  Attribute needs(EngineRelease release, String... values) {
    return demand(new Demand(release, Set.of(values), true));
  }

  /// The same, without effect where the engine is older.
  Attribute takes(EngineRelease release) {
    return demand(new Demand(release, Set.of(), false));
  }

  private Attribute demand(Demand newDemand) {
    return new Attribute(
        name, shape, keep, merge, identity, location, since, engine, swarm, newDemand);
  }

  /// What a target makes of it.
  public Support on(TargetKind target) {
    return switch (target) {
      case ENGINE -> engine;
      case SWARM -> swarm;
    };
  }
}
