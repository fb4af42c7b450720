package dev.berth.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Resources by id, in order: what is wanted, or what was observed.
///
/// @param resources every resource under its own id
public record State(SortedMap<ResourceId, Resource> resources) {
  /// Nothing.
  public static final State EMPTY = new State(new TreeMap<>());

  public State {
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
  }

  /// The state that holds these resources.
  ///
  /// @throws IllegalArgumentException if two of them have the same id
  public static State of(Collection<Resource> resources) {
    SortedMap<ResourceId, Resource> map = new TreeMap<>();
    for (Resource resource : resources) {
      if (map.put(resource.id(), resource) != null) {
        throw new IllegalArgumentException("twice: " + resource.id());
      }
    }
    return new State(map);
  }

  /// The resource with this id.
  public Optional<Resource> find(ResourceId id) {
    return Optional.ofNullable(resources.get(id));
  }
}
