package dev.berth.swarm;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Kernel capabilities as `docker stack` writes them: `CAP_NET_ADMIN`, and `ALL`.
///
/// @param added capabilities added; adding one wins over dropping it
/// @param dropped capabilities dropped
record Capabilities(Set<String> added, Set<String> dropped) {
  private static final String ALL = "ALL";
  private static final String RESET = "RESET";
  private static final String PREFIX = "CAP_";

  static Capabilities of(Collection<String> add, Collection<String> drop) {
    Set<String> added = named(add);
    Set<String> dropped = named(drop);
    if (added.contains(ALL)) {
      added = new TreeSet<>(Set.of(ALL));
    }
    if (dropped.contains(ALL)) {
      dropped = new TreeSet<>(Set.of(ALL));
    }
    dropped.removeAll(added);
    return new Capabilities(added, dropped);
  }

  private static Set<String> named(Collection<String> capabilities) {
    Set<String> named = new TreeSet<>();
    for (String capability : capabilities) {
      String name = capability.strip().toUpperCase(Locale.ROOT);
      boolean whole = name.equals(ALL) || name.equals(RESET) || name.startsWith(PREFIX);
      named.add(whole ? name : PREFIX + name);
    }
    return named;
  }
}
