package dev.berth.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Resources by id, in order: what is wanted, or what was observed.
public final class State {
  /// Nothing.
  public static final State EMPTY = of(List.of());

  private final Map<ResourceId, Resource> resources;

  private State(Map<ResourceId, Resource> resources) {
    this.resources = resources;
  }

  /// The state that holds these resources.
  ///
  /// @throws IllegalArgumentException if two of them have the same id
  public static State of(Collection<Resource> resources) {
    List<Resource> sorted = new ArrayList<>(resources);
    sorted.sort((one, other) -> one.id().compareTo(other.id()));
    Map<ResourceId, Resource> byId = LinkedHashMap.newLinkedHashMap(sorted.size());
    for (Resource resource : sorted) {
      if (byId.put(resource.id(), resource) != null) {
        throw new IllegalArgumentException("twice: " + resource.id());
      }
    }
    return new State(Collections.unmodifiableMap(byId));
  }

  /// Every resource under its own id, in order.
  public Map<ResourceId, Resource> resources() {
    return resources;
  }

  /// The resource with this id.
  public Optional<Resource> find(ResourceId id) {
    return Optional.ofNullable(resources.get(id));
  }
}
