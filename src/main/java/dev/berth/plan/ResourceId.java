package dev.berth.plan;

/// Tells one resource of a target from all others.
///
/// @param kind what it is
/// @param name its name on the target
public record ResourceId(Kind kind, String name) implements Comparable<ResourceId> {
  @Override
  public int compareTo(ResourceId other) {
    int order = kind.compareTo(other.kind);
    return order != 0 ? order : NaturalOrder.COMPARATOR.compare(name, other.name);
  }

  @Override
  public String toString() {
    return kind.word() + " " + name;
  }
}
