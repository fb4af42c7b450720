package dev.berth.swarm.view;

import java.util.SortedMap;
import java.util.TreeMap;

/// A stack.
///
/// @param name its name
/// @param services number of its services
public record StackRow(String name, String services) implements Row {

  @Override
  public SortedMap<String, Object> fields() {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("Name", name);
    fields.put("Services", services);
    return fields;
  }
}
