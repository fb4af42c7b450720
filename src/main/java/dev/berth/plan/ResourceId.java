package dev.berth.plan;

import java.util.Comparator;

/// Tells one resource of a target from all others.
///
/// @param kind what it is
/// @param name its name on the target
public record ResourceId(Kind kind, String name) implements Comparable<ResourceId> {
  private static final Comparator<ResourceId> ORDER =
      Comparator.comparing(ResourceId::kind)
          .thenComparing(ResourceId::name, NaturalOrder.COMPARATOR);

  @Override
  public int compareTo(ResourceId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.word() + " " + name;
  }
}
