package dev.berth.report;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A struct of Go: its fields have an order, and templates print it as its values.
public final class GoStruct extends AbstractMap<String, Object> {
  private final Map<String, Object> fields;

  /// @param fields values by name, in the order of the struct
  public GoStruct(Map<String, ?> fields) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return fields.entrySet();
  }
}
