package dev.berth.swarm.view;

import java.util.SortedMap;

/// Something that commands list.
public interface Row {
  /// Its fields, named as in `docker … --format json` and as templates name them.
  SortedMap<String, Object> fields();

  /// The fields as tables show them, and what only tables show.
  default SortedMap<String, Object> cells() {
    return fields();
  }
}
