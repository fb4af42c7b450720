package dev.berth.swarm;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// All attributes of a kind of spec. A swarm tells everything about what it has, so everything is
/// compared.
final class KnownAttributes {
  private KnownAttributes() {}

  static Set<String> of(Class<? extends Record> spec) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : spec.getRecordComponents()) {
      names.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
